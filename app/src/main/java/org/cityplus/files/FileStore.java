package org.cityplus.files;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where files are. The row that names a file is committed only after the bytes are safe. */
public interface FileStore {
    /** Keeps {@code content}; the same content of the same person and kind is kept once and gets the same id. */
    StoredFile put(UUID subject, String kind, String mediaType, byte[] content);

    Optional<StoredFile> find(FileId id);

    /** The content of a file that {@link #find} answered. */
    byte[] read(StoredFile file);

    /** All files of one person, oldest first. */
    List<StoredFile> listOf(UUID subject);

    /** Forgets all files of one person: first the rows, then the bytes. Call it outside any transaction. */
    void eraseSubject(UUID subject);

    /**
     * Removes bytes that no row names and that are older than a day, left by a crash between the two; never those of an
     * upload under way. Any number of nodes may sweep at once.
     *
     * @return how many were removed
     */
    int sweepOrphans();
}
