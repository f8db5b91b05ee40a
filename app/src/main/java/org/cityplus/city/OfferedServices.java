package org.cityplus.city;

import java.util.List;
import java.util.Optional;
import org.cityplus.kernel.LocalizedText;

/** What people can apply for here, as whoever runs the city needs to know it. */
public interface OfferedServices {
    List<Offered> listOffered();

    /**
     * One service.
     *
     * @param agencyKind the kind of agency that does it
     * @param visitKind what people come to an office for, when they have to
     */
    record Offered(String id, LocalizedText name, String agencyKind, Optional<String> visitKind) {}
}
