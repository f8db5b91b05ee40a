package org.cityplus.channels.web;

import java.util.Locale;
import org.cityplus.city.Agency;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.cityplus.kernel.LocalizedText;

/** An agency as the Messages tab shows it. */
public record Sender(String id, LocalizedText name, String icon, String tint) {
    static Sender of(Agency agency) {
        return new Sender(
                agency.id().value(),
                agency.name(),
                agency.icon(),
                agency.tint().name().toLowerCase(Locale.ROOT));
    }

    /** The city itself, where no agency of its own writes to residents. */
    static Sender of(City city) {
        return new Sender(AgencyId.CITY.value(), city.name(), "city", "dusk");
    }

    /** An agency that wrote once and has left the city pack since: what it wrote stays. */
    static Sender former(String id) {
        return new Sender(id, new LocalizedText("已撤并的机构", "An agency that no longer exists"), "city", "dusk");
    }
}
