package org.cityplus.city;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cityplus.kernel.Message;

/** Collects the mistakes of a pack, so that one start shows them all. */
final class Problems {
    /** Somebody may bring a file of mistakes only. */
    private static final int MOST = 200;

    private final List<PackProblem> found = new ArrayList<>();

    void add(String file, int line, String field, Message wrong) {
        if (found.size() < MOST) {
            found.add(new PackProblem(file, line, field, wrong));
        }
    }

    boolean none() {
        return found.isEmpty();
    }

    List<PackProblem> list() {
        return List.copyOf(found);
    }

    void throwIfAny(Path folder) {
        if (!none()) {
            throw new CityPackException(folder.toString(), found);
        }
    }
}
