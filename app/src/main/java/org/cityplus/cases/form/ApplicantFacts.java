package org.cityplus.cases.form;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.definition.Facts;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.Filled;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.city.City;
import org.cityplus.identity.Profile;
import org.cityplus.identity.Residents;
import org.cityplus.kernel.IdNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The two facts of an applicant that conditions may know: age and district, today. */
@Component
public class ApplicantFacts {
    private final Residents residents;
    private final City city;
    private final Clock clock;

    ApplicantFacts(Residents residents, City city, Clock clock) {
        this.residents = residents;
        this.city = city;
        this.clock = clock;
    }

    /** What the city knows of somebody, before any form. */
    public Facts of(UUID applicant) {
        Profile profile = residents.getProfile(applicant);
        return new Facts(
                today(),
                profile.findIdNumber()
                        .map(number ->
                                Period.between(number.birthDate(), today()).getYears())
                        .orElse(null),
                profile.findDistrict().orElse(null));
    }

    /** What the city knows; where it knows no identity number, the one typed as the applicant's own says the age. */
    public Facts of(UUID applicant, ServiceDefinition service, Map<String, String> answers) {
        Profile profile = residents.getProfile(applicant);
        LocalDate today = today();
        @Nullable
        Integer age = profile.findIdNumber()
                .or(() -> typed(service, answers))
                .map(number -> Period.between(number.birthDate(), today).getYears())
                .orElse(null);
        return new Facts(today, age, profile.findDistrict().orElse(null));
    }

    /** The form of {@code applicant} as filled in. */
    public Filled filled(UUID applicant, ServiceDefinition service, Map<String, String> answers) {
        return Filled.of(service, answers, of(applicant, service, answers));
    }

    public LocalDate today() {
        return LocalDate.now(clock.withZone(city.zone()));
    }

    private static Optional<IdNumber> typed(ServiceDefinition service, Map<String, String> answers) {
        return service.fields()
                .filter(field -> "idNumber".equals(field.prefill()))
                .map(Field::id)
                .flatMap(id -> IdNumber.parse(answers.getOrDefault(id, "")).stream())
                .findFirst();
    }
}
