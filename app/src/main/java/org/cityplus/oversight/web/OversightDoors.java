package org.cityplus.oversight.web;

import org.cityplus.identity.Audience;
import org.cityplus.identity.Door;
import org.cityplus.web.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who comes to the examination of looks. */
@Configuration(proxyBeanMethods = false)
class OversightDoors {
    @Bean
    Door oversightForSupervisors() {
        return Door.to(
                Audience.SUPERVISOR,
                "/desk/oversight",
                "/desk/oversight/**",
                "/api/desk/oversight",
                "/api/desk/oversight/**");
    }

    @Bean
    Door oversightForAuditAdministrators() {
        return Door.to(
                Audience.AUDIT_ADMINISTRATOR, "/desk/audit", "/desk/audit/**", "/api/desk/audit", "/api/desk/audit/**");
    }

    @Bean
    Door oversightForLookers() {
        return Door.to(
                Audience.STAFF, "/desk/my-looks", "/desk/my-looks/**", "/api/desk/my-looks", "/api/desk/my-looks/**");
    }

    @Bean
    DeskEntry oversightSupervisorEntry() {
        return new DeskEntry(40, "/desk/oversight", "flag", "oversight.desk.entry", "SUPERVISOR");
    }

    @Bean
    DeskEntry oversightAuditEntry() {
        return new DeskEntry(45, "/desk/audit", "seal", "oversight.auditor.entry", "AUDIT_ADMINISTRATOR");
    }

    @Bean
    DeskEntry oversightLookerEntry() {
        return new DeskEntry(90, "/desk/my-looks", "eye", "oversight.mine.entry", "STAFF");
    }
}
