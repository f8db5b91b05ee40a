package org.cityplus.cases.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * One question of a form. Every question that is asked must be answered.
 *
 * @param purpose what the answer is used for, in plain words
 * @param basis the article by which the city may ask
 * @param sensitive whether the answer is sensitive personal information (PIPL art. 28)
 */
public record Field(
        String id,
        FieldType type,
        LocalizedText label,
        LocalizedText hint,
        int maxLength,
        int minimumAge,
        @Nullable String prefill,
        List<Option> options,
        @Nullable Condition onlyWhen,
        @Nullable DocumentRule documents,
        LocalizedText purpose,
        LocalizedText basis,
        boolean sensitive) {

    /** One answer to a choice. */
    public record Option(String id, LocalizedText label) {}

    /** What may be sent to a question for documents. */
    public DocumentRule documentRule() {
        return documents == null ? DocumentRule.UNLESS_SAID : documents;
    }

    public boolean isAsked(Map<String, String> answers) {
        return onlyWhen == null || onlyWhen.holds(answers);
    }

    public Optional<Option> findOption(String option) {
        return options.stream().filter(o -> o.id().equals(option)).findFirst();
    }
}
