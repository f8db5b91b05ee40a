package org.cityplus.backup;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the first folder of an entry's name says it is.
 *
 * @see ArchiveWriter
 */
enum Part {
    /** The database's folder, copied while it was at work. */
    CLUSTER("cluster/"),
    /** The log without which that copy is no database. */
    WAL("wal/"),
    /** Port and password of the database in the data folder. */
    ACCESS("access/"),
    /** Sealed bytes people sent. */
    FILES("files/"),
    /** Keys, locked with the operator's passphrase. */
    KEYS("keys/");

    private final String folder;

    Part(String folder) {
        this.folder = folder;
    }

    String entry(String name) {
        return folder + name;
    }

    /** Empty for what only a newer CityPlus knows. */
    static Optional<Part> find(String entry) {
        return Arrays.stream(values())
                .filter(part -> entry.startsWith(part.folder))
                .findFirst();
    }

    /** Of an entry whose part is known. */
    static Part of(String entry) {
        return find(entry).orElseThrow();
    }

    String nameOf(String entry) {
        return entry.substring(folder.length());
    }
}
