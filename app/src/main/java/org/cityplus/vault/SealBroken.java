package org.cityplus.vault;

/** Sealed data cannot be opened: it was altered, moved to another person, or sealed under another key. */
public class SealBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SealBroken(String why) {
        super(why);
    }
}
