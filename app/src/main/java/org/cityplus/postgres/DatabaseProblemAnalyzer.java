package org.cityplus.postgres;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

final class DatabaseProblemAnalyzer extends AbstractFailureAnalyzer<DatabaseProblem> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DatabaseProblem cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
