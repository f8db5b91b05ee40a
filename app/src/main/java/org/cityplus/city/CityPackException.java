package org.cityplus.city;

import java.util.List;
import java.util.stream.Collectors;

/** A city pack cannot be used. Its message lists every mistake found, each with file, line, field and what to do. */
public final class CityPackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<PackProblem> problems;

    CityPackException(String folder, List<PackProblem> problems) {
        super(describe(folder, problems));
        this.problems = List.copyOf(problems);
    }

    /** The mistakes, in the order of reading; never empty. */
    public List<PackProblem> problems() {
        return problems;
    }

    private static String describe(String folder, List<PackProblem> problems) {
        String count = problems.size() == 1 ? "1 mistake" : problems.size() + " mistakes";
        return problems.stream()
                .map(p -> "\n  - " + p)
                .collect(Collectors.joining("", "The city pack " + folder + " has " + count + ":", ""));
    }
}
