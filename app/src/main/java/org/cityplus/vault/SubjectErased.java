package org.cityplus.vault;

import java.util.UUID;

/** The person has no key: it was destroyed with all that it sealed, or never made. */
public class SubjectErased extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SubjectErased(UUID subject) {
        super("no key for subject " + subject);
    }
}
