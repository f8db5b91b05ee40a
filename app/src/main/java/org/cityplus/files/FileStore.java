package org.cityplus.files;

import java.util.Optional;
import java.util.UUID;

/** Where files are. The row that names a file is committed only after the bytes are safe. */
public interface FileStore {
    /** Keeps {@code content}; the same content of the same person and kind is kept once and gets the same id. */
    StoredFile put(UUID subject, String kind, String mediaType, byte[] content);

    Optional<StoredFile> find(FileId id);

    /** The content of a file that {@link #find} answered. */
    byte[] read(StoredFile file);
}
