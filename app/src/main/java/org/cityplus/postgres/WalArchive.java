package org.cityplus.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where finished pieces of PostgreSQL's log are copied to (its manual, chapter "Continuous Archiving"). A piece is whole
 * and on the disk, or it is not there; a copy made before a crash is compared, not refused.
 */
record WalArchive(@Nullable Path folder) {
    /** A quiet city's last acts are copied after a minute too. */
    private static final int SECONDS = 60;

    static WalArchive at(@Nullable Path folder) {
        if (folder == null) {
            return new WalArchive(null);
        }
        Path whole = folder.toAbsolutePath().normalize();
        // The command below is for a shell, and PostgreSQL reads % in it.
        if (!whole.toString().matches("[^'\"%$`\\\\\\n]+")) {
            throw new DatabaseProblem(
                    "The folder of cityplus.wal-archive must be without quotes, %, $, ` and backslashes: " + whole);
        }
        return new WalArchive(whole);
    }

    void prepare(RunAs runAs) throws IOException {
        if (folder != null) {
            Folders.readable(folder);
            runAs.own(folder);
        }
    }

    List<String> settings() {
        if (folder == null) {
            return List.of();
        }
        String kept = '"' + folder.toString() + "/%f" + '"';
        String fresh = '"' + folder.toString() + "/%f.new" + '"';
        return List.of(
                "-c",
                "archive_mode=on",
                "-c",
                "archive_timeout=" + SECONDS,
                "-c",
                "archive_command=if test -f " + kept + "; then cmp -s \"%p\" " + kept + "; else cp \"%p\" " + fresh
                        + " && sync " + fresh + " && mv " + fresh + " " + kept + "; fi");
    }
}
