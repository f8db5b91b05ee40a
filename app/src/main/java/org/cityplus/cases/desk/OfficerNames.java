package org.cityplus.cases.desk;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.identity.StaffDirectory;
import org.springframework.stereotype.Component;

/** What officers are called, many at once. */
@Component
class OfficerNames {
    private static final String GONE = "—";

    private final StaffDirectory staff;

    OfficerNames(StaffDirectory staff) {
        this.staff = staff;
    }

    /** A name for each of {@code officers}; a dash for whoever is not known any more. */
    Map<UUID, String> of(Collection<UUID> officers) {
        Map<UUID, String> known = staff.listAmong(officers).stream()
                .collect(Collectors.toMap(StaffDirectory.Member::id, StaffDirectory.Member::name));
        return officers.stream()
                .distinct()
                .collect(Collectors.toMap(officer -> officer, officer -> known.getOrDefault(officer, GONE)));
    }
}
