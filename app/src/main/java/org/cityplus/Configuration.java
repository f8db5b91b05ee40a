package org.cityplus;

import java.time.Clock;
import org.springframework.context.annotation.Bean;

/** What no module owns. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class Configuration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
