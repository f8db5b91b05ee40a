package org.cityplus.city;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Offers the city named by the property {@code cityplus.city}, a folder; start-up ends when its pack has a mistake. */
@Configuration(proxyBeanMethods = false)
class CityConfiguration {
    @Bean
    City city(
            @Value("${cityplus.city:cities/chongqing}") String folder,
            @Value("${cityplus.demo:false}") boolean demo,
            CityRows rows,
            CityWriting writing,
            PlatformTransactionManager transactions,
            Clock clock) {
        City city = City.load(Path.of(folder));
        new FirstImport(rows, writing, clock).run(transactions, city.edition(), demo);
        city.hold(new EditionReader(rows, transactions).read(city.edition().weekend()));
        return city;
    }

    @Bean
    DistrictMap districtMap(City city) {
        return city.map();
    }
}
