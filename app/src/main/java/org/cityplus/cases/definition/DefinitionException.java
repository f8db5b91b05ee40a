package org.cityplus.cases.definition;

/** A service's folder cannot be read; the message names file, place, rule and remedy. */
public class DefinitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DefinitionException(String message) {
        super(message, null);
    }
}
