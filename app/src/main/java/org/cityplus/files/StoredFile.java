package org.cityplus.files;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is known of a file without opening it.
 *
 * @param subject the person it belongs to, whose key seals it
 * @param kind what it is for, such as {@code passport-photo}; decides how long it is kept
 * @param bytes length of the content, unsealed
 * @param pages how many pages a document has; a picture has one
 * @param notes what its readers must know of it
 */
public record StoredFile(
        FileId id,
        UUID subject,
        String kind,
        String mediaType,
        long bytes,
        Instant storedAt,
        ScanState scan,
        int pages,
        List<FileNote> notes) {

    public boolean isPicture() {
        return mediaType.startsWith("image/");
    }
}
