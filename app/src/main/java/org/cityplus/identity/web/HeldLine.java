package org.cityplus.identity.web;

import java.time.Instant;
import java.util.List;
import org.cityplus.identity.Staff;
import org.cityplus.identity.StaffAdministration;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/** A role as a line of a page. Public for templates only. */
public record HeldLine(
        String agency,
        LocalizedText agencyName,
        String role,
        Instant from,
        @Nullable Instant until) {
    static List<HeldLine> of(List<StaffAdministration.Held> roles, Staff staff) {
        return roles.stream()
                .map(held -> new HeldLine(
                        held.agency().value(),
                        staff.nameOf(held.agency()),
                        held.role().name(),
                        held.from(),
                        held.until()))
                .toList();
    }
}
