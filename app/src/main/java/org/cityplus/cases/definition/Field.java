package org.cityplus.cases.definition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cityplus.cases.definition.expression.Expression;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * One question of a form.
 *
 * @param conditions it is asked when all of them hold
 * @param within the question of several parts that this is a part of
 * @param documents what a question for documents takes
 * @param use what the answer is for
 */
public record Field(
        String id,
        FieldType type,
        LocalizedText label,
        @Nullable LocalizedText hint,
        boolean required,
        Limits limits,
        @Nullable String prefill,
        List<Option> options,
        List<Expression> conditions,
        @Nullable Within within,
        @Nullable DocumentRule documents,
        Use use) {

    /** One answer to a choice. */
    public record Option(String id, LocalizedText label) {}

    /** A part of an address or a person, or of one entry of a repeated group; {@code item} counts entries from 1, otherwise 0. */
    public record Within(String id, LocalizedText label, int item) {
        /** The question that says how many entries there are. */
        public String count() {
            return id + ".count";
        }
    }

    public Optional<Option> findOption(String option) {
        return options.stream().filter(o -> o.id().equals(option)).findFirst();
    }

    /** Whether it asks how many entries a repeated group has. */
    public boolean isCount() {
        return within != null && id.equals(within.count());
    }

    public Optional<Within> findWithin() {
        return Optional.ofNullable(within);
    }

    /** When it is asked, as one condition in CEL; empty when it always is. Of an entry, only when there are so many. */
    public Optional<String> askedWhen() {
        return Stream.concat(conditions.stream().map(Expression::toString), entryWhen().stream())
                .reduce((one, other) -> "(" + one + ") && (" + other + ")");
    }

    private Optional<String> entryWhen() {
        return findWithin().filter(in -> in.item() > 0).map(in -> in.count() + " >= " + in.item());
    }

    /** Whether no form goes through without it; others are required, at most, where they are asked. */
    public boolean isAlwaysRequired() {
        return required && !isConditional();
    }

    /** What the answer is used for, in plain words. */
    public LocalizedText purpose() {
        return use.purpose();
    }

    /** The article by which the city may ask. */
    public LocalizedText basis() {
        return use.basis();
    }

    /** Whether the answer is sensitive personal information (PIPL art. 28). */
    public boolean sensitive() {
        return use.sensitive();
    }

    /** What may be sent to a question for documents. */
    public DocumentRule documentRule() {
        return documents == null ? DocumentRule.UNLESS_SAID : documents;
    }

    public int maxLength() {
        return limits.maxLength();
    }

    public int minimumAge() {
        return limits.minimumAge();
    }

    /** Whether it can appear and disappear while the form is filled in. */
    public boolean isConditional() {
        return !conditions.isEmpty() || within != null && within.item() > 0;
    }
}
