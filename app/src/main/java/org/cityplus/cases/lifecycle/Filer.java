package org.cityplus.cases.lifecycle;

import java.util.UUID;

/** Who filed a case that is not their own, and as what. */
public record Filer(UUID id, As as, String name) {
    /** In what capacity. */
    public enum As {
        GUARDIAN,
        CARE,
        CLERK
    }
}
