package org.cityplus.cases.desk;

import java.util.Collections;
import java.util.List;

/**
 * How a case stands against its promised day.
 *
 * @param days working days left, or late
 * @param total working days promised
 */
public record TimeLeft(Kind kind, int days, int total) {
    public enum Kind {
        LATE,
        TODAY,
        LEFT,
        /** The city's days are not counted while the applicant has to act. */
        PAUSED,
        /** The working days up to the promised day are not announced yet. */
        UNCOUNTED,
        OVER
    }

    /** One word per promised working day, as the shell's pips take them. */
    public List<String> pips() {
        return switch (kind) {
            case LATE -> Collections.nCopies(total, "late");
            case TODAY, OVER -> Collections.nCopies(total, "on");
            case LEFT -> used(Math.max(0, total - days), "");
            case PAUSED, UNCOUNTED -> used(0, "hold");
        };
    }

    private List<String> used(int used, String next) {
        List<String> pips = new java.util.ArrayList<>(Collections.nCopies(used, "on"));
        pips.addAll(Collections.nCopies(Math.max(0, total - used), ""));
        if (used < total) {
            pips.set(used, next);
        }
        return List.copyOf(pips);
    }
}
