package org.cityplus.cases.web;

import org.cityplus.identity.Audience;
import org.cityplus.identity.Door;
import org.cityplus.web.DeskEntry;
import org.cityplus.web.Tab;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may come in here, and the tab that leads here. */
@Configuration(proxyBeanMethods = false)
class CaseDoors {
    @Bean
    Door servicesForAll() {
        return Door.to(
                Audience.ANYONE,
                "/services/{id}",
                "/services/{id}/print",
                "/life-events/{event}",
                "/status",
                "/api/services/**",
                "/api/life-events",
                "/api/life-events/{event}");
    }

    @Bean
    Door casesForApplicants() {
        return Door.to(
                Audience.RESIDENT,
                "/services/{id}/apply",
                "/services/{id}/chat",
                "/life-events/{event}/begin",
                "/bundles/**",
                "/api/life-events/{event}/bundles",
                "/api/bundles/**",
                "/drafts/**",
                "/cases/**",
                "/api/drafts/**",
                "/api/cases/**",
                "/api/photos/**",
                "/api/documents/**");
    }

    @Bean
    Door servicesForAuthors() {
        return Door.to(Audience.SYSTEM_ADMINISTRATOR, "/desk/services", "/desk/services/**");
    }

    @Bean
    DeskEntry servicesEntry() {
        return new DeskEntry(75, "/desk/services", "grid", "cases.author.entry", "SYSTEM_ADMINISTRATOR");
    }

    @Bean
    Tab servicesTab() {
        return new Tab(20, "/", "city", "cases.tab");
    }
}
