package org.cityplus.vault;

/** The database was sealed with a key that is not here; starting would only do damage. */
public class MasterKeyMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MasterKeyMissing(String message) {
        super(message);
    }
}
