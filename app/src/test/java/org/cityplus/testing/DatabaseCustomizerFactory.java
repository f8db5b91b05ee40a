package org.cityplus.testing;

import java.util.List;
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
        return new Customizer(AnnotatedElementUtils.hasAnnotation(testClass, OwnDatabase.class) ? testClass : null);
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
                            "cityplus.data=target/test-data")
                    .applyTo(context);
        }
    }
}
