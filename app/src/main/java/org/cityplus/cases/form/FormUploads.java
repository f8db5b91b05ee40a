package org.cityplus.cases.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.definition.Field;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;

/** Documents as a form sends them: uploads named for their question, and which of those there are to drop. */
@Component
public class FormUploads {
    private static final String DOCUMENT = "document-";
    private static final String REMOVE = "remove";

    private final Documents documents;

    FormUploads(Documents documents) {
        this.documents = documents;
    }

    /** The name of the upload control of {@code field}. */
    public static String control(Field field) {
        return DOCUMENT + field.id();
    }

    /** Whether the form only adds or drops documents, and means to stay where it is. */
    public static boolean stays(Map<String, String> form) {
        return form.containsKey("stay") || form.containsKey(REMOVE);
    }

    /**
     * Puts into {@code answers} what the uploads of {@code fields} make of the answers before; those that are refused
     * change nothing and are told.
     */
    public List<FieldError> take(
            UUID resident,
            List<Field> fields,
            Map<String, String> before,
            Map<String, String> form,
            @Nullable MultipartRequest request,
            Map<String, String> answers) {
        List<FieldError> errors = new ArrayList<>();
        for (Field field : fields) {
            String answer = before.getOrDefault(field.id(), "");
            String after = form.getOrDefault(REMOVE, "").startsWith(field.id() + ":")
                    ? Documents.without(
                            answer,
                            form.getOrDefault(REMOVE, "").substring(field.id().length() + 1))
                    : answer;
            List<MultipartFile> sent = request == null ? List.of() : request.getFiles(control(field));
            for (MultipartFile upload : sent) {
                try {
                    after = upload.isEmpty() ? after : with(resident, field, after, upload);
                } catch (Refusal refusal) {
                    errors.add(new FieldError(field.id(), refusal.message()));
                }
            }
            if (!after.equals(answer)) {
                answers.put(field.id(), after);
            }
        }
        return errors;
    }

    private String with(UUID resident, Field field, String answer, MultipartFile upload) {
        try {
            String sentName = upload.getOriginalFilename() == null ? "" : upload.getOriginalFilename();
            return documents.with(
                    field,
                    answer,
                    documents.take(resident, field, upload.getBytes(), sentName).id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
