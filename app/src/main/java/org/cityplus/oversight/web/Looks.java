package org.cityplus.oversight.web;

import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.oversight.look.Flag;
import org.cityplus.oversight.look.FlagState;
import org.jspecify.annotations.Nullable;

/** What an entry of the trail is called to the person it is about. Public for the test of all acts. */
public final class Looks {
    /** What no person did is written with this. */
    private static final UUID CITY_ITSELF = new UUID(0, 0);

    private Looks() {}

    static LookLine line(Audit.Numbered numbered, @Nullable Flag flag) {
        return new LookLine(
                numbered.id(),
                numbered.entry().at(),
                numbered.entry().actorName(),
                numbered.entry().actor().equals(CITY_ITSELF),
                textKey(numbered.entry().act()),
                numbered.entry().why(),
                flag == null ? "" : "oversight.outcome." + outcome(flag.state()));
    }

    /** Its words for the person it is about; that every act has some is tested. */
    public static String textKey(String act) {
        if (act.startsWith("flag-")) {
            return "oversight.act.flag";
        }
        return act.contains("mandate") ? "oversight.act.mandate" : "oversight.act." + act;
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
