package org.cityplus.cases.privacy.web;

import org.cityplus.identity.Audience;
import org.cityplus.identity.Door;
import org.cityplus.web.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PreservedDoors {
    @Bean
    Door preservedForSupervisors() {
        return Door.to(Audience.SUPERVISOR, "/desk/preserved/**", "/api/desk/preserved/**");
    }

    @Bean
    DeskEntry preservedEntry() {
        return new DeskEntry(65, "/desk/preserved", "doc", "cases.preserved.entry", "SUPERVISOR");
    }
}
