package org.cityplus.city;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects the mistakes of a pack, so that one start shows them all. */
final class Problems {
    private final List<PackProblem> found = new ArrayList<>();

    void add(String file, int line, String field, String rule, String remedy) {
        found.add(new PackProblem(file, line, field, rule, remedy));
    }

    boolean none() {
        return found.isEmpty();
    }

    void throwIfAny(Path folder) {
        if (!none()) {
            throw new CityPackException(folder, found);
        }
    }
}
