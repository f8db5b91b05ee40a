package org.cityplus.cases.testing;

import java.nio.file.Path;
import org.cityplus.cases.definition.DefinitionReader;
import org.cityplus.cases.definition.ServiceDefinition;

/** Chongqing's services, read without the city. */
public final class Services {
    private Services() {}

    public static ServiceDefinition passport() {
        return DefinitionReader.read(Path.of("../cities/chongqing/services/passport-first"));
    }
}
