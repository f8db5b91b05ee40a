package org.cityplus.cases.definition;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A service cannot be read. The message lists every mistake with file, line, rule and remedy. */
public class DefinitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DefinitionException(List<Problem> problems) {
        super(
                problems.stream()
                        .map(problem -> "\n  - " + problem.in(Locale.ENGLISH) + "\n    " + problem.in(Locale.CHINESE))
                        .collect(Collectors.joining("", "Services with mistakes in their definitions:", "")),
                null);
    }

    /** A definition that may not be used for what was found outside its file. */
    DefinitionException(String message) {
        super(message, null);
    }
}
