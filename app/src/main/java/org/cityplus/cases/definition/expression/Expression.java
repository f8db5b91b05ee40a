package org.cityplus.cases.definition.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition that is checked and ready to be asked, by many at once. Two are equal when they are written alike.
 *
 * <p>A condition that needs an answer nobody gave, or that cannot be computed on the answers given (a key that is not in
 * a list's entry, a division by zero, a year without a working calendar), has no value; {@code &&} and {@code ||} have one all
 * the same when the other side decides.
 */
public final class Expression {
    private final String source;
    private final Set<String> reads;
    private final CelRuntime.Program program;

    Expression(String source, Set<String> reads, CelRuntime.Program program) {
        this.source = source;
        this.reads = Set.copyOf(reads);
        this.program = program;
    }

    /** Its value for these variables; none when it has none. */
    public Optional<Boolean> evaluate(Map<String, Object> variables) {
        try {
            return program.eval(variables) instanceof Boolean value ? Optional.of(value) : Optional.empty();
        } catch (CelEvaluationException noValue) {
            // What it says may quote an answer, so it goes nowhere.
            return Optional.empty();
        }
    }

    /** The variables it may look at. */
    public Set<String> reads() {
        return reads;
    }

    public String source() {
        return source;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Expression expression && expression.source.equals(source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
