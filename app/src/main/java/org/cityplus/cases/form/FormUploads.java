package org.cityplus.cases.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;

/** Photos and documents as a form sends them: uploads named for their question, and which documents there are to drop. */
@Component
public class FormUploads {
    private static final String REMOVE = "remove";

    private final Photos photos;
    private final Documents documents;

    FormUploads(Photos photos, Documents documents) {
        this.photos = photos;
        this.documents = documents;
    }

    /** The name of the upload control of {@code field}. */
    public static String control(Field field) {
        return field.type().word() + "-" + field.id();
    }

    /** Whether the form only adds or drops files, and means to stay where it is. */
    public static boolean stays(Map<String, String> form) {
        return form.containsKey("stay") || form.containsKey(REMOVE);
    }

    /**
     * Puts into {@code answers} what the uploads to those of {@code fields} that take files make of the answers before; those
     * that are refused change nothing and are told.
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
            if (!field.type().isFiles()) {
                continue;
            }
            String answer = before.getOrDefault(field.id(), "");
            String after = without(field, answer, form.getOrDefault(REMOVE, ""));
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

    private static String without(Field field, String answer, String removed) {
        String mark = field.id() + ":";
        return field.type() == FieldType.DOCUMENT && removed.startsWith(mark)
                ? Documents.without(answer, removed.substring(mark.length()))
                : answer;
    }

    private String with(UUID resident, Field field, String answer, MultipartFile upload) {
        byte[] bytes = bytes(upload);
        if (field.type() == FieldType.PHOTO) {
            return photos.take(resident, bytes).file().id().toString();
        }
        String sentName = upload.getOriginalFilename() == null ? "" : upload.getOriginalFilename();
        return documents.with(
                field, answer, documents.take(resident, field, bytes, sentName).id());
    }

    private static byte[] bytes(MultipartFile upload) {
        try {
            return upload.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
