package org.cityplus.files;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

final class StoreProblemAnalyzer extends AbstractFailureAnalyzer<StoreProblem> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StoreProblem cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
