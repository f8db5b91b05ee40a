package org.cityplus.oversight.look;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cityplus.city.AgencyId;
import org.cityplus.identity.Likenesses.Likeness;
import org.cityplus.identity.Likenesses.Mark;
import org.cityplus.oversight.RecordFacts.Facts;
import org.jspecify.annotations.Nullable;

/**
 * One look with what is needed to judge it.
 *
 * @param at in the city's zone
 * @param isWorkingDay whether the city's offices worked on that day
 * @param facts of the record; null for a record of which its module tells nothing
 */
record Look(
        long entry,
        String act,
        Instant instant,
        LocalDateTime at,
        boolean isWorkingDay,
        Looker looker,
        Person person,
        @Nullable Facts facts,
        Numbers numbers) {

    /** @param declared what they declared of themselves as a resident */
    record Looker(UUID id, String name, AgencyId home, Set<AgencyId> agencies, Map<Mark, String> declared) {}

    /** @param isOfStaff declared by some member of staff as their own */
    record Person(UUID id, Likeness likeness, boolean isOfStaff, boolean isProtected) {}

    /**
     * How many different people this member of staff looked at up to this look, and how many are usual; null where nothing
     * is known yet.
     */
    record Numbers(
            int lastHour,
            int thisDay,
            @Nullable Usual own,
            @Nullable Usual agency) {}

    /** Means over the days somebody looked at all. */
    record Usual(double busiestHour, double day) {}

    Optional<Facts> findFacts() {
        return Optional.ofNullable(facts);
    }

    /** The agency whose supervisor this look concerns: the record's, if they work for it, or else their own. */
    AgencyId agency() {
        return findFacts().map(Facts::agency).filter(looker.agencies::contains).orElse(looker.home);
    }

    boolean shares(Mark mark) {
        String declared = looker.declared.get(mark);
        return declared != null && declared.equals(person.likeness.marks().get(mark));
    }
}
