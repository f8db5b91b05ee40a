package org.cityplus.backup;

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

    static Part of(String entry) {
        for (Part part : values()) {
            if (entry.startsWith(part.folder)) {
                return part;
            }
        }
        throw new BackupProblem("This archive holds something unknown: " + entry);
    }

    String nameOf(String entry) {
        return entry.substring(folder.length());
    }
}
