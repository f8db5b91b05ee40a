package org.cityplus.postgres;

/** The database cannot be used; the message is one line an operator can act on, without secrets. */
public final class DatabaseProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseProblem(String line) {
        super(line);
    }

    DatabaseProblem(String line, Throwable cause) {
        super(line, cause);
    }
}
