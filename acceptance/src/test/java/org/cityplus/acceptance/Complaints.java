package org.cityplus.acceptance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything wrong with the pages of one journey; told together at its end, so that one run shows all. */
final class Complaints {
    private final Set<String> said = new LinkedHashSet<>();

    void add(String where, String what) {
        said.add(where + ": " + what);
    }

    List<String> list() {
        return new ArrayList<>(said);
    }

    /** For tests of the checks themselves. */
    void forget() {
        said.clear();
    }

    void assertNone() {
        if (!said.isEmpty()) {
            throw new AssertionError(said.size() + " faults on the pages of this journey:\n" + String.join("\n", said));
        }
    }
}
