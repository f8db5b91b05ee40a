package org.cityplus.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.cityplus.city.City;
import org.cityplus.kernel.IdNumber;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Knows the city pack's made-up people and asks nobody. Grown-ups and minors at one address count as guardian and
 * child; a document ending in 0000 finds the register closed.
 */
@Component
@ConditionalOnBooleanProperty("cityplus.sandbox")
class SandboxRegistry implements CitizenRegistry {
    private final City city;
    private final Clock clock;

    SandboxRegistry(City city, Clock clock) {
        this.city = city;
        this.clock = clock;
    }

    private record Person(String name, IdNumber idNumber, String address) {}

    @Override
    public Answer verify(IdentityDocument document, String name) {
        if (document.number().endsWith("0000")) {
            return Answer.UNAVAILABLE;
        }
        return find(document)
                .map(person -> person.name.equals(name.strip()) ? Answer.MATCH : Answer.MISMATCH)
                .orElse(Answer.NOT_FOUND);
    }

    @Override
    public Answer guardianship(IdentityDocument child, IdentityDocument guardian) {
        Optional<Person> young = find(child);
        Optional<Person> old = find(guardian);
        if (young.isEmpty() || old.isEmpty()) {
            return Answer.NOT_FOUND;
        }
        LocalDate today = LocalDate.now(clock.withZone(city.zone()));
        boolean family = young.get().address.equals(old.get().address)
                && isMinor(young.get(), today)
                && !isMinor(old.get(), today);
        return family ? Answer.MATCH : Answer.MISMATCH;
    }

    @Override
    public String source() {
        return "sandbox";
    }

    private static boolean isMinor(Person person, LocalDate today) {
        return person.idNumber.birthDate().plusYears(18).isAfter(today);
    }

    private Optional<Person> find(IdentityDocument document) {
        return Stream.concat(
                        city.demo().residents().stream()
                                .map(p -> new Person(
                                        p.name(), p.idNumber(), p.address().zh())),
                        city.demo().register().stream().map(p -> new Person(p.name(), p.idNumber(), p.addressZh())))
                .filter(person -> person.idNumber.value().equals(document.number()))
                .findFirst();
    }
}
