package org.cityplus.files;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.kernel.Refusal;

/** Where files are. The row that names a file is committed only after the bytes are safe. */
public interface FileStore {
    /**
     * Keeps {@code file}; the same content of the same person and kind is kept once and gets the same id. Nobody's until
     * {@link Claims} says who needs it.
     */
    StoredFile put(NewFile file);

    Optional<StoredFile> find(FileId id);

    /**
     * The content of a file that {@link #find} answered.
     *
     * @throws Refusal CONFLICT when it is in quarantine
     */
    byte[] read(StoredFile file);

    /**
     * A picture of the file's first page, drawn by the city: a JPEG.
     *
     * @throws Refusal CONFLICT when the file is in quarantine
     */
    byte[] readPreview(StoredFile file);

    /** What its sender called it, made harmless; empty when unknown. */
    String nameOf(StoredFile file);

    /** All files of one person, oldest first. */
    List<StoredFile> listOf(UUID subject);

    /** Forgets all files of one person with their claims: first the rows, then the bytes. Call it outside any transaction. */
    void eraseSubject(UUID subject);

    /**
     * Removes files of {@code kind} that nobody has needed for {@code keep}: first the rows, then the bytes.
     *
     * @return how many were removed
     */
    int expire(String kind, Duration keep);

    /** The kinds of which there are files. */
    List<String> kinds();

    /**
     * Removes bytes that no row names and that are older than a day, left by a crash between the two; never those of an
     * upload under way. Any number of nodes may sweep at once.
     *
     * @return how many were removed
     */
    int sweepOrphans();
}
