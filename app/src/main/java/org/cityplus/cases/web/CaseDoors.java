package org.cityplus.cases.web;

import org.cityplus.identity.Audience;
import org.cityplus.identity.Door;
import org.cityplus.web.Tab;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may come in here, and the tab that leads here. */
@Configuration(proxyBeanMethods = false)
class CaseDoors {
    @Bean
    Door servicesForAll() {
        return Door.to(Audience.ANYONE, "/services/{id}", "/status", "/api/services/**");
    }

    @Bean
    Door casesForApplicants() {
        return Door.to(
                Audience.RESIDENT,
                "/services/{id}/apply",
                "/drafts/**",
                "/cases/**",
                "/api/drafts/**",
                "/api/cases/**",
                "/api/photos/**",
                "/api/documents/**");
    }

    @Bean
    Tab servicesTab() {
        return new Tab(20, "/", "city", "cases.tab");
    }
}
