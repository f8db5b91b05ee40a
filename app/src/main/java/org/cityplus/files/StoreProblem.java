package org.cityplus.files;

/** Files cannot be kept where the settings say; the message is one line the operator can act on. */
final class StoreProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreProblem(String line) {
        super(line, null, false, false);
    }
}
