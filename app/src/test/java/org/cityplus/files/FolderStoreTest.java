package org.cityplus.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest extends FileStoreContract {
    @TempDir
    Path folder = Path.of("");

    @Override
    BlobStore blobs() {
        return new BlobFolder(folder);
    }

    @Override
    BlobStore unwritable() {
        Path blocked = folder.resolve("blocked");
        write(blocked, new byte[1]);
        return new BlobFolder(blocked);
    }

    @Override
    List<String> names() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    byte[] raw(String name) {
        try {
            return Files.readAllBytes(folder.resolve(BlobStore.path(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void overwrite(String name, byte[] content) {
        write(folder.resolve(BlobStore.path(name)), content);
    }

    /** A write that never finished has a name nobody reads by; it goes after a day. */
    @Test
    void aHalfWrittenFileIsNeverReadAndGoes() throws IOException {
        BlobStore blobs = blobs();
        blobs.write("abcdef", new byte[] {1});
        Path half = folder.resolve(BlobStore.path("abcdef")).resolveSibling("abcdef.1234.new");
        write(half, new byte[] {2});
        assertThat(blobs.read("abcdef")).containsExactly(1);
        Files.setLastModifiedTime(half, FileTime.from(Instant.parse("2026-11-20T00:00:00Z")));
        List<String> old = new ArrayList<>();
        blobs.eachOlderThan(Instant.parse("2026-11-21T00:00:00Z"), old::add);
        assertThat(old).containsExactly("abcdef.1234.new");
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
