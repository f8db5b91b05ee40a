package org.cityplus.launch;

/** The city cannot start here; the message is one line the operator can act on. */
final class StartProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartProblem(String line) {
        super(line, null, false, false);
    }
}
