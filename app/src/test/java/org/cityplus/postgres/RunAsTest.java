package org.cityplus.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunAsTest {
    @TempDir
    Path temporary;

    @Test
    void neverRunsAsRoot() throws IOException {
        Path data = DataFolder.unpackedIn(temporary);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            Sql.keep(postgres, "x");
            assertThat(status(data, "Uid:")).isNotEqualTo("0");
            assertThat(Files.getAttribute(Sql.cluster(data), "unix:uid").toString())
                    .isEqualTo(status(data, "Uid:"));
        }
    }

    @Test
    void asRootInAFolderClosedToOthersItHasNoneOfRootsPowers() throws IOException {
        assumeTrue(isRoot(), "only root is in this place");
        Path data = DataFolder.unpackedIn(temporary);
        EmbeddedPostgres.start(data).close();
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx------"));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            Sql.keep(postgres, "x");
            assertThat(status(data, "CapEff:")).isEqualTo("0000000000000000");
        }
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    private static String status(Path data, String field) throws IOException {
        List<String> pidFile = Files.readAllLines(Sql.cluster(data).resolve("postmaster.pid"));
        return Files.readAllLines(Path.of("/proc", pidFile.getFirst().strip(), "status")).stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.split("\\s+", -1)[1])
                .findFirst()
                .orElseThrow();
    }
}
