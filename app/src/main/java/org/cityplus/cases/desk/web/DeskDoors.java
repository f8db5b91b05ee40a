package org.cityplus.cases.desk.web;

import org.cityplus.identity.Audience;
import org.cityplus.identity.Door;
import org.cityplus.web.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeskDoors {
    @Bean
    Door deskForStaff() {
        return Door.to(
                Audience.OFFICER,
                "/desk",
                "/desk/bulk",
                "/desk/views",
                "/desk/relations",
                "/desk/relations/taken-back",
                "/desk/cases/**",
                "/api/desk/queue",
                "/api/desk/bulk",
                "/api/desk/colleagues",
                "/api/desk/views/**",
                "/api/desk/cases/**");
    }

    @Bean
    Door loadForSupervisors() {
        return Door.to(Audience.SUPERVISOR, "/desk/load");
    }

    @Bean
    DeskEntry loadEntry() {
        return new DeskEntry(15, "/desk/load", "bars", "desk.load.entry", "SUPERVISOR");
    }

    @Bean
    DeskEntry relationsEntry() {
        return new DeskEntry(70, "/desk/relations", "flag", "desk.relations.entry", "OFFICER");
    }

    @Bean
    Door receiptsForSupervisors() {
        return Door.to(Audience.SUPERVISOR, "/desk/receipts/**", "/api/desk/receipts/**");
    }

    @Bean
    DeskEntry receiptsEntry() {
        return new DeskEntry(25, "/desk/receipts", "yuan", "desk.receipts.entry", "SUPERVISOR");
    }

    @Bean
    DeskEntry queueEntry() {
        return new DeskEntry(10, "/desk", "case", "desk.entry", "OFFICER");
    }
}
