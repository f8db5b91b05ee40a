package org.cityplus.cityhall.web;

import java.util.Map;
import org.cityplus.cityhall.Reason;

/** What every form of the city hall sends beside its own fields. */
final class Sent {
    private Sent() {}

    static Reason reason(Map<String, String> form) {
        return new Reason(
                number(form.getOrDefault("seen", "")),
                form.getOrDefault("why", ""),
                number(form.getOrDefault("confirmed", "")));
    }

    /** A form always sends numbers; whatever else comes counts as none, and is refused as such. */
    private static long number(String typed) {
        try {
            return Long.parseLong(typed);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
