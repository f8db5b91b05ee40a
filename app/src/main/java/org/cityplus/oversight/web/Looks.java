package org.cityplus.oversight.web;

import java.util.List;
import org.cityplus.audit.Audit;

/** What an entry of the trail is called to the person it is about. */
final class Looks {
    private static final List<String> NAMED = List.of(
            "looked",
            "saw-id-number",
            "representative-looked",
            "decided",
            "lodged",
            "paid",
            "visit-booked",
            "counter-identified",
            "counter-phone-changed");

    private Looks() {}

    static LookLine line(Audit.Numbered numbered) {
        return new LookLine(
                numbered.id(),
                numbered.entry().at(),
                numbered.entry().actorName(),
                textKey(numbered.entry().act()),
                numbered.entry().why());
    }

    private static String textKey(String act) {
        if (NAMED.contains(act)) {
            return "oversight.act." + act;
        }
        return act.contains("mandate") ? "oversight.act.mandate" : "oversight.act.other";
    }
}
