package org.cityplus.testing;

import java.nio.file.Path;
import java.util.List;
import org.cityplus.upgrade.GoldenCity;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Gives every Spring test its database: the shared one, or its own. Registered in META-INF/spring.factories. */
final class DatabaseCustomizerFactory implements ContextCustomizerFactory {
    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configuration) {
        UpgradedFrom release = AnnotatedElementUtils.findMergedAnnotation(testClass, UpgradedFrom.class);
        if (release != null) {
            return new Upgrade(release.value());
        }
        return new Customizer(AnnotatedElementUtils.hasAnnotation(testClass, OwnDatabase.class) ? testClass : null);
    }

    /** A released city's database, keys and files; the context that comes up on them migrates as a new version does. */
    private record Upgrade(String release) implements ContextCustomizer {
        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            GoldenCity city = GoldenCity.named(release);
            TestDatabase database = TestDatabase.empty("upgrade");
            city.restore(database.dataSource());
            Path data = Path.of("target/upgrade-" + release);
            city.copyData(data);
            TestPropertyValues.of(
                            "cityplus.database-url=" + database.jdbcUrl(),
                            "cityplus.database-user=" + database.user(),
                            "cityplus.database-password=" + database.password(),
                            "cityplus.data=" + data)
                    .applyTo(context);
        }
    }

    /** Equal customizers let tests share a context. */
    private record Customizer(@Nullable Class<?> owner) implements ContextCustomizer {
        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            TestDatabase database = owner == null ? TestDatabase.shared() : TestDatabase.fresh(owner);
            TestPropertyValues.of(
                            "cityplus.database-url=" + database.jdbcUrl(),
                            "cityplus.database-user=" + database.user(),
                            "cityplus.database-password=" + database.password(),
                            "cityplus.data=" + TestRun.data())
                    .applyTo(context);
        }
    }
}
