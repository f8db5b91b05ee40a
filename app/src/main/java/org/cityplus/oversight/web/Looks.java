package org.cityplus.oversight.web;

import java.util.List;
import org.cityplus.audit.Audit;
import org.cityplus.oversight.look.Flag;
import org.cityplus.oversight.look.FlagState;
import org.jspecify.annotations.Nullable;

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
            "counter-phone-changed",
            "counter-life-event",
            "counter-draft-looked",
            "forgotten",
            "preserved",
            "preserved-ended",
            "relation-taken-back",
            "given-to-colleague");

    private Looks() {}

    static LookLine line(Audit.Numbered numbered, @Nullable Flag flag) {
        return new LookLine(
                numbered.id(),
                numbered.entry().at(),
                numbered.entry().actorName(),
                textKey(numbered.entry().act()),
                numbered.entry().why(),
                flag == null ? "" : "oversight.outcome." + outcome(flag.state()));
    }

    private static String textKey(String act) {
        if (NAMED.contains(act)) {
            return "oversight.act." + act;
        }
        if (act.startsWith("flag-")) {
            return "oversight.act.flag";
        }
        return act.contains("mandate") ? "oversight.act.mandate" : "oversight.act.other";
    }

    /** What the person looked at is told: that it is examined, then how it ended. */
    static String outcome(FlagState state) {
        return switch (state) {
            case OPEN, EXPLAINED, PASSED_ON -> "examined";
            case ACCEPTED, CLEARED -> "in-order";
            case UNFOUNDED -> "unfounded";
        };
    }
}
