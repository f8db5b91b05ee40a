package org.cityplus.identity.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;

/** Each of the security filters would be timed by itself at each request; the request as a whole is. */
@Configuration(proxyBeanMethods = false)
class QuietSecurity {
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }
}
