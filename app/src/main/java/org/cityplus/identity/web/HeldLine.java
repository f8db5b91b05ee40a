package org.cityplus.identity.web;

import java.time.Instant;
import java.util.List;
import org.cityplus.identity.StaffDirectory;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/** A role as a line of a page. Public for templates only. */
public record HeldLine(
        String agency,
        LocalizedText agencyName,
        String role,
        Instant from,
        @Nullable Instant until) {
    static List<HeldLine> of(List<StaffDirectory.Held> roles, StaffDirectory directory) {
        return roles.stream()
                .map(held -> new HeldLine(
                        held.agency().value(),
                        directory.nameOf(held.agency()),
                        held.role().name(),
                        held.from(),
                        held.until()))
                .toList();
    }
}
