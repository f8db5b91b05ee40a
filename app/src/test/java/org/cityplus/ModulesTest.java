package org.cityplus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.util.ApplicationModulesExporter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

class ModulesTest {
    private static final Path FILE = Path.of("src/main/resources", ApplicationModulesExporter.DEFAULT_LOCATION);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private final ApplicationModules modules = ApplicationModules.of(CityPlus.class);

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        modules.verify();
    }

    /** A module without the annotation could use all others. A build over an older one can lose package-info.class. */
    @Test
    void everyModuleDeclaresWhatItUses() {
        assertThat(modules.stream())
                .allSatisfy(module -> assertThat(module.getBasePackage().findAnnotation(ApplicationModule.class))
                        .as("@ApplicationModule on %s; if it is there: mvn clean", module.getIdentifier())
                        .isPresent());
    }

    /** With the file in the jar, start-up need not scan every class to find the modules. */
    @Test
    void theListOfModulesIsUpToDate() throws IOException {
        String now = ordered(new ApplicationModulesExporter(modules).toJson());
        if (Boolean.getBoolean("cityplus.write-modules")) {
            Files.createDirectories(FILE.resolveSibling(""));
            Files.writeString(FILE, now);
        }
        assertThat(FILE)
                .as("Modules changed. Run: mvn -pl app test -Dtest=ModulesTest -Dcityplus.write-modules=true")
                .content()
                .isEqualTo(now);
    }

    /** The exporter's own order differs from run to run. */
    private static String ordered(String json) {
        JsonNode root = JSON.readTree(json);
        root.forEach(ModulesTest::sortLists);
        return JSON.writeValueAsString(root) + "\n";
    }

    private static void sortLists(JsonNode node) {
        node.forEach(ModulesTest::sortLists);
        if (node instanceof ArrayNode list) {
            List<JsonNode> sorted = list.valueStream()
                    .sorted(Comparator.comparing(JSON::writeValueAsString))
                    .toList();
            list.removeAll().addAll(sorted);
        }
    }
}
