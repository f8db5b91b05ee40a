package org.cityplus.identity;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cityplus.city.Agency;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.cityplus.identity.StaffAdministration.Grant;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a role that is given must say, and why. */
@Component
class GrantCheck {
    private static final int LONGEST_WHY = 500;

    private final City city;
    private final Clock clock;

    GrantCheck(City city, Clock clock) {
        this.city = city;
        this.clock = clock;
    }

    /** A grant that keeps the rules. */
    record Checked(AgencyId agency, Role role, @Nullable Instant until, String why) {}

    /** @throws Refusal INVALID naming each field that is wrong, those of {@code errors} too */
    Checked check(Grant grant, List<FieldError> errors) {
        AgencyId agency = new AgencyId(grant.agency());
        Optional<Role> role = Stream.of(Role.values())
                .filter(each -> each.name().equals(grant.role()))
                .findFirst();
        if (!isOpen(agency)) {
            errors.add(new FieldError("agency", Message.of("identity.staffing.agency-rule")));
        }
        if (role.isEmpty()) {
            errors.add(new FieldError("role", Message.of("identity.staffing.role-rule")));
        } else if (agency.equals(AgencyId.CITY) && !role.get().isAdministrator()) {
            errors.add(new FieldError("role", Message.of("identity.staffing.city-rule")));
        }
        Instant until = until(grant.until(), errors);
        if (!isReason(grant.why())) {
            errors.add(new FieldError("why", Message.of("identity.staffing.why-rule")));
        }
        if (!errors.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, errors.getFirst().message(), errors);
        }
        return new Checked(agency, role.orElseThrow(), until, grant.why().strip());
    }

    /** The end of the day that was typed; nothing typed is no end. */
    private @Nullable Instant until(String typed, List<FieldError> errors) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            Instant until = LocalDate.parse(typed.strip())
                    .plusDays(1)
                    .atStartOfDay(city.zone())
                    .toInstant();
            if (isAhead(until)) {
                return until;
            }
        } catch (DateTimeException e) {
            // No date: told below.
        }
        errors.add(new FieldError("until", Message.of("identity.staffing.until-rule")));
        return null;
    }

    /** Whether a role that was rightly proposed can be given still. */
    boolean stillHolds(AgencyId agency, @Nullable Instant until) {
        return isOpen(agency) && (until == null || isAhead(until));
    }

    private boolean isOpen(AgencyId agency) {
        return agency.equals(AgencyId.CITY)
                || city.findAgency(agency).filter(Agency::isOpen).isPresent();
    }

    private boolean isAhead(Instant until) {
        return until.isAfter(clock.instant());
    }

    private static boolean isReason(String why) {
        return !why.isBlank() && why.strip().length() <= LONGEST_WHY;
    }

    static String reason(String why) {
        if (!isReason(why)) {
            Message message = Message.of("identity.staffing.why-rule");
            throw new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("why", message)));
        }
        return why.strip();
    }
}
