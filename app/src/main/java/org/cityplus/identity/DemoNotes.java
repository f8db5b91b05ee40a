package org.cityplus.identity;

import org.cityplus.city.City;
import org.cityplus.city.DemoResident;
import org.cityplus.city.DemoStaff;
import org.cityplus.kernel.StartupNote;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells whoever starts a demo city how to get in. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("cityplus.demo")
class DemoNotes {
    @Bean
    StartupNote demoResidents(City city) {
        String phones = city.demo().residents().stream()
                .limit(3)
                .map((DemoResident person) -> person.phone().value())
                .reduce((a, b) -> a + ", " + b)
                .orElse("none");
        return new StartupNote(10, "Residents:      sign in with " + phones + "; the code is at /sandbox/sms");
    }

    @Bean
    StartupNote demoStaff(City city) {
        String names = city.demo().staff().stream()
                .limit(3)
                .map((DemoStaff person) -> person.username() + " / " + person.password())
                .reduce((a, b) -> a + ", " + b)
                .orElse("none");
        return new StartupNote(20, "Staff:          /desk with " + names + "; more in demo/staff.csv of the city pack");
    }
}
