package org.cityplus.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.modulith.core.ApplicationModuleIdentifier;
import org.springframework.modulith.core.ApplicationModuleIdentifiers;
import org.springframework.modulith.runtime.flyway.MigrationFilter;
import org.springframework.modulith.runtime.flyway.SpringModulithFlywayMigrationStrategy;
import tools.jackson.databind.json.JsonMapper;

/** The migrations as the running city applies them: by Spring Modulith, in the order of its modules. */
final class Migrations {
    private static final String MODULES = "/META-INF/spring-modulith/application-modules.json";

    private Migrations() {}

    static void apply(DataSource target) {
        Set<String> modules = modules();
        Set<String> folders = folders();
        if (!modules.containsAll(folders)) {
            throw new IllegalStateException("db/migration has folders " + folders + " but the modules are " + modules
                    + ": run mvn -pl app test -Dtest=ModulesTest -Dcityplus.write-modules=true");
        }
        List<ApplicationModuleIdentifier> ordered = modules.stream()
                .filter(folders::contains)
                .map(ApplicationModuleIdentifier::of)
                .toList();
        new SpringModulithFlywayMigrationStrategy(ApplicationModuleIdentifiers.of(ordered), MigrationFilter.USE_ALL)
                .migrate(Flyway.configure().dataSource(target).load());
    }

    private static Set<String> modules() {
        try (InputStream json = Migrations.class.getResourceAsStream(MODULES)) {
            return new LinkedHashSet<>(JsonMapper.shared().readTree(json).propertyNames());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> folders() {
        try {
            Set<String> found = new LinkedHashSet<>();
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/*.sql")) {
                String[] parts = file.getURL().getPath().split("/", -1);
                found.add(parts[parts.length - 2]);
            }
            found.remove("__root");
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
