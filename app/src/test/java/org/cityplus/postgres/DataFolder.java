package org.cityplus.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.cityplus.testing.TestRun;

/** Data folders for tests. */
final class DataFolder {
    private DataFolder() {}

    /** One that other users may enter, as an operator's is; JUnit's own are closed. */
    static Path in(Path temporary) throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        return temporary.resolve("data");
    }

    /** The same, with PostgreSQL's programs unpacked already: that takes longer than all the rest. */
    static Path unpackedIn(Path temporary) throws IOException {
        Path data = in(temporary);
        Path home = Files.createDirectories(data.resolve("postgres"));
        Path common = Files.createDirectories(TestRun.own("test-binaries").toAbsolutePath());
        try {
            int ended = new ProcessBuilder("cp", "-al", Binaries.unpack(common).toString(), home.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (ended != 0) {
                throw new IOException("cp ended with " + ended);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return data;
    }
}
