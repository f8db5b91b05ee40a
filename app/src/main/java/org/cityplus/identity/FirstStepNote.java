package org.cityplus.identity;

import org.cityplus.kernel.StartupNote;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells whoever starts a city that has no staff yet how the first of them comes in. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "cityplus.demo", havingValue = false, matchIfMissing = true)
class FirstStepNote {
    @Bean
    @Nullable
    StartupNote firstAdministrator(JdbcClient jdbc) {
        boolean isSomebodyThere = jdbc.sql("select exists (select from identity.staff)")
                .query(Boolean.class)
                .single();
        return isSomebodyThere
                ? null
                : new StartupNote(
                        10,
                        "Nobody works here yet. In another window, with the same --data:  ./cityplus create-admin"
                                + " --username NAME --site " + StartupNote.SITE);
    }
}
