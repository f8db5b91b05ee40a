package org.cityplus.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileProblemTest {
    @TempDir
    Path temporary;

    @Test
    void whatJavaSaysByTheFilesNameAloneIsSaidInWords() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "mine");
        assertThat(words(() -> Files.readString(temporary.resolve("gone"))))
                .isEqualTo("there is no " + temporary.resolve("gone"));
        assertThat(words(() -> Files.list(file).close())).isEqualTo(file + " is no folder");
        assertThat(words(() -> Files.createFile(file))).isEqualTo(file + " is there already");
        assertThat(FileProblem.words(new AccessDeniedException("/srv/city/lock")))
                .contains("may not read or write /srv/city/lock", "the user the city runs as");
        assertThat(FileProblem.words(new FileSystemException("/srv/x", null, "Read-only file system")))
                .isEqualTo("/srv/x: Read-only file system");
        assertThat(FileProblem.words(new IOException("No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(FileProblem.words(new IOException())).isEqualTo("IOException");
    }

    private interface Work {
        void run() throws IOException;
    }

    private static String words(Work work) {
        try {
            work.run();
            throw new AssertionError("nothing was wrong");
        } catch (IOException e) {
            return FileProblem.words(e);
        }
    }
}
