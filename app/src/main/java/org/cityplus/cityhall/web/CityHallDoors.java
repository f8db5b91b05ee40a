package org.cityplus.cityhall.web;

import org.cityplus.identity.Audience;
import org.cityplus.identity.Door;
import org.cityplus.web.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CityHallDoors {
    @Bean
    Door cityHallDoor() {
        return Door.to(Audience.SYSTEM_ADMINISTRATOR, "/desk/city/**", "/api/desk/city/**");
    }

    @Bean
    DeskEntry cityHallEntry() {
        return new DeskEntry(70, "/desk/city", "city", "cityhall.entry", "SYSTEM_ADMINISTRATOR");
    }
}
