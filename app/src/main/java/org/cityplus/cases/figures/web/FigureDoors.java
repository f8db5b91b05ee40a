package org.cityplus.cases.figures.web;

import org.cityplus.identity.Audience;
import org.cityplus.identity.Door;
import org.cityplus.identity.MeLink;
import org.cityplus.web.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Figures of the own agency are for whoever heads it; those of months that are over, with small ones left out, for everybody. */
@Configuration(proxyBeanMethods = false)
class FigureDoors {
    @Bean
    Door figuresForSupervisors() {
        return Door.to(Audience.SUPERVISOR, "/desk/figures", "/desk/figures.csv", "/api/desk/figures");
    }

    @Bean
    Door openDataForAll() {
        return Door.to(Audience.ANYONE, "/open-data", "/open-data/{month}", "/api/open-data", "/api/open-data/{month}");
    }

    @Bean
    Door recountForAdministrators() {
        return Door.to(Audience.SYSTEM_ADMINISTRATOR, "/api/desk/figures/recount");
    }

    @Bean
    DeskEntry figuresEntry() {
        return new DeskEntry(18, "/desk/figures", "bars", "figures.entry", "SUPERVISOR");
    }

    @Bean
    MeLink openDataLink() {
        return new MeLink(95, "/open-data", "bars", "figures.open.title");
    }
}
