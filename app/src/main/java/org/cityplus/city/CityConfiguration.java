package org.cityplus.city;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the city named by the property {@code cityplus.city}, a folder; start-up ends when its pack has a mistake. */
@Configuration(proxyBeanMethods = false)
class CityConfiguration {
    @Bean
    City city(@Value("${cityplus.city:cities/chongqing}") String folder) {
        return City.load(Path.of(folder));
    }

    @Bean
    DistrictMap districtMap(City city) {
        return city.map();
    }
}
