package org.cityplus.city;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.LocalizedText;

/**
 * A body of the city that serves the public.
 *
 * @param kind what it does, such as {@code exit-entry}; services name the kind, not the single agency
 * @param district where it has its say; empty for the whole city
 * @param parent the agency above it, if any
 * @param icon name of its mark in the icon sheet, such as {@code pass}
 * @param demo made up for demonstration
 * @param closedAt when it ended; old cases still show it, nothing new begins there
 */
public record Agency(
        AgencyId id,
        String kind,
        Optional<DistrictCode> district,
        Optional<AgencyId> parent,
        LocalizedText name,
        Tint tint,
        String icon,
        boolean demo,
        Optional<Instant> closedAt) {
    public boolean isOpen() {
        return closedAt.isEmpty();
    }

    Agency closed(Instant at) {
        return new Agency(id, kind, district, parent, name, tint, icon, demo, Optional.of(at));
    }

    /** The row as {@code agencies.csv} writes it, column to cell. */
    public Map<String, String> cells() {
        return AgencyFile.cells(this);
    }
}
