package org.cityplus.cases.definition;

import java.nio.file.Path;

/** Chongqing's services, read without the city. */
public final class Services {
    private Services() {}

    public static ServiceDefinition passport() {
        return DefinitionReader.read(Path.of("../cities/chongqing/services/passport-first"));
    }
}
