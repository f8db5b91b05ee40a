package org.cityplus.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
    @TempDir
    Path temporary;

    @Test
    void askingMakesNothing() {
        Path data = temporary.resolve("city");
        assertThat(FolderLock.isHeld(data)).isFalse();
        EmbeddedPostgres.checkFree(data);
        assertThat(data).doesNotExist();
    }

    /** A backup asks while it holds the folder; the kernel must go on keeping others out. */
    @Test
    void askingDoesNotGiveTheFolderUp() throws IOException {
        Path data = temporary.resolve("city");
        long inode = 0;
        try (FolderLock lock = FolderLock.take(data)) {
            assertThat(lock).isNotNull();
            inode = (Long) Files.getAttribute(data.resolve("lock"), "unix:ino");
            assertThat(FolderLock.isHeld(data)).isTrue();
            assertThatExceptionOfType(DatabaseProblem.class)
                    .isThrownBy(() -> FolderLock.take(data))
                    .withMessageContaining("in use by another CityPlus (process "
                            + ProcessHandle.current().pid());
            assertThat(locked(inode)).as("by the kernel, too").isTrue();
        }
        assertThat(locked(inode)).isFalse();
        assertThat(FolderLock.isHeld(data)).isFalse();
    }

    private static boolean locked(long inode) throws IOException {
        return Files.readAllLines(Path.of("/proc/locks")).stream()
                .anyMatch(line ->
                        line.contains(" " + ProcessHandle.current().pid() + " ") && line.contains(":" + inode + " "));
    }
}
