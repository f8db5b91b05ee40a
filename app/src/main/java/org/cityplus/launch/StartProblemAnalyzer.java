package org.cityplus.launch;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

final class StartProblemAnalyzer extends AbstractFailureAnalyzer<StartProblem> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StartProblem cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
