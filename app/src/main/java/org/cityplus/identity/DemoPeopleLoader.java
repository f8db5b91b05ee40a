package org.cityplus.identity;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.cityplus.city.City;
import org.cityplus.city.DemoResident;
import org.cityplus.city.DemoStaff;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Lets the city pack's made-up people in, once. */
@Component
@ConditionalOnBooleanProperty("cityplus.demo")
class DemoPeopleLoader implements ApplicationRunner {
    private final City city;
    private final Residents residents;
    private final Staff staff;
    private final Documents documents;

    DemoPeopleLoader(City city, Residents residents, Staff staff, Documents documents) {
        this.city = city;
        this.residents = residents;
        this.staff = staff;
        this.documents = documents;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (DemoResident person : city.demo().residents()) {
            if (residents.find(person.phone()).isEmpty()) {
                residents.save(profile(person), true);
            }
            residents
                    .find(person.phone())
                    .ifPresent(known -> documents.claim(
                            known.id(), new IdentityDocument.ResidentCard(person.idNumber()), "demonstration"));
        }
        for (DemoStaff person : city.demo().staff()) {
            if (!staff.isKnown(person.username())) {
                staff.save(
                        person.username(), person.name().zh(), person.agency(), roles(person), person.password(), true);
            }
        }
    }

    private static Set<Role> roles(DemoStaff person) {
        return person.roles().stream()
                .map(role -> Role.valueOf(role.replace('-', '_').toUpperCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Profile profile(DemoResident person) {
        return new Profile(
                person.phone(),
                person.name(),
                person.surname(),
                person.given(),
                person.idNumber(),
                person.district().value(),
                person.address().zh());
    }
}
