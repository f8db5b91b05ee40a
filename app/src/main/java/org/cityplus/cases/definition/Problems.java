package org.cityplus.cases.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cityplus.cases.definition.Problem.Severity;
import org.cityplus.cases.definition.yaml.Mark;
import org.cityplus.kernel.LocalizedText;

/** What was found wrong with one version of a service, all of it. */
public final class Problems {
    /** More than this nobody reads at once. */
    private static final int MOST = 200;

    private final List<Problem> found = new ArrayList<>();

    public void error(String file, Mark at, String path, LocalizedText rule, LocalizedText remedy) {
        add(new Problem(Severity.ERROR, file, at.line(), at.column(), path, rule, remedy));
    }

    public void warning(String file, Mark at, String path, LocalizedText rule, LocalizedText remedy) {
        add(new Problem(Severity.WARNING, file, at.line(), at.column(), path, rule, remedy));
    }

    private void add(Problem problem) {
        if (found.size() < MOST && !found.contains(problem)) {
            found.add(problem);
        }
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }

    /** Errors first, each in the order of its file. */
    public List<Problem> list() {
        return found.stream()
                .sorted(Comparator.comparing(Problem::severity)
                        .thenComparing(Problem::file)
                        .thenComparing(Problem::line)
                        .thenComparing(Problem::column))
                .toList();
    }
}
