package org.cityplus.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/** Tells why the city did not start: in words on stderr, with the stack trace in the log file only. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ShortFailureReport implements SpringBootExceptionReporter {
    private static final Logger LOG = LoggerFactory.getLogger(ShortFailureReport.class);

    private final @Nullable ConfigurableApplicationContext context;

    ShortFailureReport(@Nullable ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Override
    public boolean reportException(Throwable failure) {
        if (context != null) {
            LOG.error("The city did not start", failure);
        }
        lines(failure).forEach(System.err::println);
        return true;
    }

    private List<String> lines(Throwable failure) {
        FailureAnalysis analysis = analyzers().stream()
                .map(analyzer -> analyzer.analyze(failure))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        List<String> lines = new ArrayList<>();
        if (analysis == null) {
            lines.add(reason(failure));
        } else {
            lines.add(analysis.getDescription().strip());
            if (analysis.getAction() != null) {
                lines.add(analysis.getAction().strip());
            }
        }
        if (context != null) {
            lines.add("(details: " + context.getEnvironment().getProperty("logging.file.name") + ")");
        }
        return lines;
    }

    private List<FailureAnalyzer> analyzers() {
        ArgumentResolver context = this.context == null
                ? ArgumentResolver.none()
                : ArgumentResolver.of(BeanFactory.class, this.context.getBeanFactory())
                        .and(Environment.class, this.context.getEnvironment());
        return SpringFactoriesLoader.forDefaultResourceLocation(getClass().getClassLoader())
                .load(FailureAnalyzer.class, context, (type, name, cannotBeMade) -> {});
    }

    /** Our own exceptions are worded for the operator; of others the first cause says most. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !isOurs(cause)) {
            cause = cause.getCause();
        }
        return isOurs(cause) ? String.valueOf(cause.getMessage()) : "CityPlus did not start: " + cause;
    }

    private static boolean isOurs(Throwable cause) {
        return cause.getClass().getName().startsWith("org.cityplus.");
    }
}
