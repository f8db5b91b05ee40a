package org.cityplus.oversight;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.cityplus.city.AgencyId;
import org.jspecify.annotations.Nullable;

/** What a module tells of its records, so that looks at them can be judged; offered as a bean. */
public interface RecordFacts {
    /**
     * @param agency whose work the record is
     * @param closedAt when that work ended; null while it goes on
     * @param label how staff call the record, such as a case's number; nothing about a person
     */
    record Facts(AgencyId agency, @Nullable Instant closedAt, String label) {}

    /** What an audit entry's record begins with, such as {@code case}. */
    String kind();

    /** Facts by record, such as {@code case:0199…}; those that are not known are left out. */
    Map<String, Facts> of(Collection<String> records);
}
