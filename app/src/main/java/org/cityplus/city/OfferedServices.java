package org.cityplus.city;

import java.util.List;
import org.cityplus.kernel.LocalizedText;

/** What people can apply for here, as whoever runs the city needs to know it. */
public interface OfferedServices {
    List<Offered> listOffered();

    /**
     * One service.
     *
     * @param agencyKind the kind of agency that does it
     */
    record Offered(String id, LocalizedText name, String agencyKind) {}
}
