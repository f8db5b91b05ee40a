package org.cityplus.files;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be kept.
 *
 * @param name what the sender called it, already made harmless by {@link FileName}; empty when nobody needs it
 * @param preview a picture of the first page (JPEG), of a document that is none itself
 */
public record NewFile(
        UUID subject,
        String kind,
        String mediaType,
        byte[] content,
        String name,
        int pages,
        byte @Nullable [] preview,
        List<FileNote> notes) {

    public static NewFile picture(UUID subject, String kind, byte[] jpeg, String name) {
        return new NewFile(subject, kind, "image/jpeg", jpeg, name, 1, null, List.of());
    }
}
