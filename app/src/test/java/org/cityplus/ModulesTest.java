package org.cityplus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.util.ApplicationModulesExporter;

class ModulesTest {
    private static final Path FILE = Path.of("src/main/resources", ApplicationModulesExporter.DEFAULT_LOCATION);

    private final ApplicationModules modules = ApplicationModules.of(CityPlus.class);

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        modules.verify();
    }

    /** With the file in the jar, start-up need not scan every class to find the modules. */
    @Test
    void theListOfModulesIsUpToDate() throws IOException {
        String now = new ApplicationModulesExporter(modules).toJson() + "\n";
        if (Boolean.getBoolean("cityplus.write-modules")) {
            Files.createDirectories(FILE.resolveSibling(""));
            Files.writeString(FILE, now);
        }
        assertThat(FILE)
                .as("Modules changed. Run: mvn -pl app test -Dtest=ModulesTest -Dcityplus.write-modules=true")
                .content()
                .isEqualTo(now);
    }
}
