package org.cityplus.cases.figures.open;

import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * One number of a month with the names things had then.
 *
 * @param agency empty for the whole city
 * @param service empty for all of the agency's
 */
public record OpenRow(
        String agency,
        LocalizedText agencyName,
        String service,
        @Nullable LocalizedText serviceName,
        String measure,
        LocalizedText measureName,
        String part,
        @Nullable LocalizedText partName,
        Shown shown) {
    public boolean isOf(String agencyId, String serviceId, String what) {
        return agency.equals(agencyId) && service.equals(serviceId) && measure.equals(what) && part.isEmpty();
    }
}
