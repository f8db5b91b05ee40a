package org.cityplus.identity.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.cityplus.city.City;
import org.cityplus.identity.GuardianConsents;
import org.cityplus.identity.Mandate;
import org.cityplus.identity.MandateScope;
import org.cityplus.identity.MandateState;
import org.cityplus.identity.Mandates;
import org.cityplus.identity.Profile;
import org.cityplus.identity.Residents;
import org.cityplus.kernel.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A person's open mandates as they read them. */
@Component
class PersonLines {
    private final Mandates mandates;
    private final GuardianConsents consents;
    private final Residents residents;
    private final ObjectProvider<MandateScope> scopes;
    private final City city;
    private final Clock clock;

    PersonLines(
            Mandates mandates,
            GuardianConsents consents,
            Residents residents,
            ObjectProvider<MandateScope> scopes,
            City city,
            Clock clock) {
        this.mandates = mandates;
        this.consents = consents;
        this.residents = residents;
        this.scopes = scopes;
        this.city = city;
        this.clock = clock;
    }

    List<PersonLine> list(UUID person) {
        return mandates.listOpen(person).stream()
                .map(mandate -> line(person, mandate))
                .toList();
    }

    List<MandateScope.Service> services() {
        return scopes.stream().flatMap(scope -> scope.list().stream()).toList();
    }

    /** The service a mandate is asked for, if it is one of these; none for all. One nobody offers covers nothing. */
    String offered(@Nullable String service) {
        if (service == null || service.isEmpty()) {
            return "";
        }
        return services().stream().anyMatch(one -> one.id().equals(service)) ? service : "none";
    }

    private PersonLine line(UUID person, Mandate mandate) {
        boolean mine = mandate.representative().equals(person);
        @Nullable UUID other = mine ? mandate.represented() : mandate.representative();
        String name = "";
        if (other != null) {
            Profile profile = residents.getProfile(other);
            name = Objects.requireNonNullElse(profile.name(), profile.shownAs());
        }
        LocalDate today = LocalDate.now(clock.withZone(city.zone()));
        PersonLine.Side side = mandate.state() == MandateState.REQUESTED
                ? (mine ? PersonLine.Side.ASKED_BY_ME : PersonLine.Side.ASKED_OF_ME)
                : (mine ? PersonLine.Side.I_ACT : PersonLine.Side.ACTS_FOR_ME);
        Message scope = mandate.services().isEmpty()
                ? Message.of("identity.people.all-services")
                : Message.of(
                        "identity.people.one-service",
                        services().stream()
                                .filter(one -> mandate.covers(one.id()))
                                .findFirst()
                                .<Object>map(MandateScope.Service::name)
                                .orElse(""));
        boolean canEnd = mine || mandate.kind() == Mandate.Kind.CARE;
        return new PersonLine(
                mandate.id(),
                side,
                mandate.kind(),
                name,
                scope,
                mandate.services(),
                mandate.until(),
                mandate.until().isBefore(today),
                canEnd,
                consents.standing(mandate).orElse(null));
    }
}
