package org.cityplus.files;

import java.time.Instant;
import java.util.function.Consumer;

/** Sealed bytes by name. A blob is either whole or absent, whenever a machine stops; a name is written once. */
interface BlobStore {
    /** Where it is, as the database remembers it: {@code folder}, or the bucket's address. */
    String place();

    /** Returns when the bytes, and the name they go by, are safe. */
    void write(String name, byte[] sealed);

    /**
     * The bytes under {@code name}.
     *
     * @throws java.io.UncheckedIOException when they are not there or cannot be had now
     */
    byte[] read(String name);

    /** Afterwards nothing is there under {@code name}. */
    void delete(String name);

    /** Hands out the names of all blobs last written before {@code before}; a write that never finished counts too. */
    void eachOlderThan(Instant before, Consumer<String> each);

    /** Two levels of folders, so that no folder grows beyond what its file system likes. */
    static String path(String name) {
        return name.substring(0, 2) + "/" + name.substring(2, 4) + "/" + name;
    }
}
