package org.cityplus.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.testing.Crowd;
import org.cityplus.vault.Vault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

class FileStoreTest extends DemoCityTest {
    private static final byte[] PICTURE =
            "the same picture, long enough to be found in a file".getBytes(StandardCharsets.UTF_8);

    @Autowired
    Vault vault;

    @TempDir
    Path folder = Path.of("");

    private final UUID chen = UUID.randomUUID();
    private final UUID wang = UUID.randomUUID();

    @SuppressWarnings("NullAway.Init") // in anEmptyStore
    private FileStore store;

    @BeforeEach
    void anEmptyStore() {
        Clock morning = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneOffset.UTC);
        store = new FolderFileStore(jdbc, vault, morning, folder);
        vault.admit(chen);
        vault.admit(wang);
    }

    @Test
    void givesBackWhatWasPut() {
        StoredFile file = put(chen, "photo");
        assertThat(store.read(store.find(file.id()).orElseThrow())).isEqualTo(PICTURE);
        assertThat(file.bytes()).isEqualTo(PICTURE.length);
        assertThat(store.find(new FileId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void keepsTheSameContentOfOnePersonOnce() {
        assertThat(put(chen, "photo")).isEqualTo(put(chen, "photo"));
        assertThat(blobs()).hasSize(1);
    }

    @Test
    void keepsItOnceHoweverManySendItTogether() {
        Crowd<StoredFile> sent = Crowd.of(10, i -> put(chen, "photo"));
        assertThat(sent.answers().stream().distinct()).hasSize(1);
        assertThat(store.read(sent.answers().getFirst())).isEqualTo(PICTURE);
        assertThat(blobs()).hasSize(1);
    }

    @Test
    void anotherKindIsAnotherFile() {
        assertThat(put(chen, "photo").id()).isNotEqualTo(put(chen, "contract").id());
    }

    @Test
    void theSamePictureOfTwoPeopleIsNotRecognisable() throws IOException {
        put(chen, "photo");
        put(wang, "photo");
        List<Path> two = blobs();
        assertThat(two).hasSize(2);
        assertThat(two.get(0).getFileName()).isNotEqualTo(two.get(1).getFileName());
        assertThat(Files.readAllBytes(two.get(0))).isNotEqualTo(Files.readAllBytes(two.get(1)));
    }

    @Test
    void theDiskHoldsNothingInClear() throws IOException {
        put(chen, "photo");
        assertThat(Files.readString(blobs().getFirst(), StandardCharsets.ISO_8859_1))
                .doesNotContain("picture")
                .doesNotContain(chen.toString());
        assertThat(blobs().getFirst().toString()).doesNotContain(chen.toString());
    }

    /** The machine stops after the bytes and before the row: an orphan at most, and the next try succeeds. */
    @Test
    void bytesWithoutARowDoNoHarm() {
        StoredFile file = put(chen, "photo");
        jdbc.sql("delete from files.file where id = ?").param(file.id().value()).update();
        StoredFile again = put(chen, "photo");
        assertThat(store.read(again)).isEqualTo(PICTURE);
        assertThat(blobs()).hasSize(1);
    }

    /** The disk fails: no row is left that points nowhere. */
    @Test
    void whenTheBytesCannotBeWrittenThereIsNoRow() throws IOException {
        Path blocked = folder.resolve("blocked");
        Files.writeString(blocked, "a file where a folder should be");
        FileStore broken = new FolderFileStore(jdbc, vault, Clock.systemUTC(), blocked);
        assertThatThrownBy(() -> broken.put(chen, "photo", "image/jpeg", PICTURE))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(count("select count(*) from files.file where subject = ?", chen))
                .isZero();
    }

    /** A half-written file has another name, so a reader never sees it. */
    @Test
    void aHalfWrittenFileIsNeverRead() throws IOException {
        StoredFile file = put(chen, "photo");
        Path blob = blobs().getFirst();
        Files.writeString(blob.resolveSibling(blob.getFileName() + ".1234.new"), "half");
        assertThat(store.read(file)).isEqualTo(PICTURE);
    }

    private StoredFile put(UUID subject, String kind) {
        return store.put(subject, kind, "image/jpeg", PICTURE);
    }

    private List<Path> blobs() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
