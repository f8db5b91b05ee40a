package org.cityplus.oversight.look;

import java.util.Map;
import java.util.Optional;

/** How far the examination of a look has come. */
public enum FlagState {
    /** Waits for the looker's reason and the supervisor. */
    OPEN,
    /** The looker has said why. */
    EXPLAINED,
    /** The supervisor found it in order. */
    ACCEPTED,
    /** Waits for the audit administrator. */
    PASSED_ON,
    /** The audit administrator found it in order. */
    CLEARED,
    /** The audit administrator found that there was no ground for it. */
    UNFOUNDED;

    /** What is done to a flag. */
    public enum Act {
        EXPLAIN,
        ACCEPT,
        PASS_ON,
        CLEAR,
        FIND_UNFOUNDED,
        /** Another rule spoke after it had been settled. */
        REOPEN
    }

    static final Map<FlagState, Map<Act, FlagState>> EDGES = Map.of(
            OPEN, Map.of(Act.EXPLAIN, EXPLAINED, Act.ACCEPT, ACCEPTED, Act.PASS_ON, PASSED_ON),
            EXPLAINED, Map.of(Act.EXPLAIN, EXPLAINED, Act.ACCEPT, ACCEPTED, Act.PASS_ON, PASSED_ON),
            PASSED_ON, Map.of(Act.EXPLAIN, PASSED_ON, Act.CLEAR, CLEARED, Act.FIND_UNFOUNDED, UNFOUNDED),
            ACCEPTED, Map.of(Act.REOPEN, OPEN),
            CLEARED, Map.of(Act.REOPEN, PASSED_ON),
            UNFOUNDED, Map.of());

    Optional<FlagState> after(Act act) {
        return Optional.ofNullable(EDGES.getOrDefault(this, Map.of()).get(act));
    }

    /** Whether the outcome is there to be told. */
    public boolean isSettled() {
        return this == ACCEPTED || this == CLEARED || this == UNFOUNDED;
    }
}
