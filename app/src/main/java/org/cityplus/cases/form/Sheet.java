package org.cityplus.cases.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartRequest;

/** A form on one page, uploads and all: as a clerk sends it, or an applicant who gives what was missing. */
@Component
public class Sheet {
    private final FormUploads uploads;

    Sheet(FormUploads uploads) {
        this.uploads = uploads;
    }

    /**
     * What was sent.
     *
     * @param answers to the questions that had a control; of files the ids of those kept
     * @param refused uploads that were not taken
     */
    public record Sent(Map<String, String> answers, List<FieldError> refused) {
        /** @throws Refusal INVALID when an upload was not taken */
        public void requireTaken() {
            if (!refused.isEmpty()) {
                throw new Refusal(Refusal.Kind.INVALID, refused.getFirst().message(), refused);
            }
        }
    }

    public Sent read(
            UUID person, List<Field> fields, MultiValueMap<String, String> typed, @Nullable MultipartRequest request) {
        Map<String, String> answers = new HashMap<>();
        fields.stream()
                .filter(field -> typed.containsKey(field.id()))
                .forEach(field -> answers.put(field.id(), answer(field, typed.get(field.id()))));
        List<FieldError> refused = uploads.take(person, fields, Map.copyOf(answers), Map.of(), request, answers);
        return new Sent(answers, List.copyOf(refused));
    }

    private static String answer(Field field, @Nullable List<String> values) {
        if (values == null || values.isEmpty()) {
            return "";
        }
        return field.type() == FieldType.CHOICES || field.type() == FieldType.DOCUMENT
                ? String.join(
                        ",", values.stream().filter(value -> !value.isEmpty()).toList())
                : values.getLast().strip();
    }
}
