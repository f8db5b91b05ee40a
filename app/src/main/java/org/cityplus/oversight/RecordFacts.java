package org.cityplus.oversight;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cityplus.city.AgencyId;
import org.jspecify.annotations.Nullable;

/** What a module tells of its records, so that looks at them can be judged; offered as a bean. */
public interface RecordFacts {
    /**
     * @param agency whose work the record is now
     * @param shares of other agencies
     * @param closedAt when that work ended; null while it goes on
     * @param label how staff call the record, such as a case's number; nothing about a person
     * @param filing by which member of staff it began, when not by the person
     */
    record Facts(
            AgencyId agency,
            List<Share> shares,
            @Nullable Instant closedAt,
            String label,
            @Nullable Filing filing) {
        public Facts {
            shares = List.copyOf(shares);
        }

        /** Whether it was {@code one}'s work at that time, alone or beside others. */
        public boolean isWorkOf(AgencyId one, Instant at) {
            return agency.equals(one)
                    || shares.stream().anyMatch(share -> share.agency.equals(one) && !at.isAfter(share.until));
        }
    }

    /** At a counter, for the person who stands there; their papers are made and handed out on the same day. */
    record Filing(UUID clerk, Instant at) {
        private static final Duration DAY = Duration.ofHours(12);

        public boolean isWorkOf(UUID one, Instant then) {
            return clerk.equals(one) && !then.isAfter(at.plus(DAY));
        }
    }

    /** Another agency's part in a record: it had it until then, or is asked about it ({@link Instant#MAX}). */
    record Share(AgencyId agency, Instant until) {}

    /** What an audit entry's record begins with, such as {@code case}. */
    String kind();

    /** Facts by record, such as {@code case:0199…}; those that are not known are left out. */
    Map<String, Facts> of(Collection<String> records);

    /** Those whose time was over and that are erased: what was said of them is for nobody but whom it was about. */
    default Set<String> forgotten(Collection<String> records) {
        return Set.of();
    }
}
