package org.cityplus.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.testing.Crowd;
import org.cityplus.vault.SealBroken;
import org.cityplus.vault.Vault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class FileStoreTest extends DemoCityTest {
    private static final byte[] PICTURE =
            "the same picture, long enough to be found in a file".getBytes(StandardCharsets.UTF_8);

    @Autowired
    Vault vault;

    @Autowired
    TransactionTemplate transactions;

    @TempDir
    Path folder = Path.of("");

    private final UUID chen = UUID.randomUUID();
    private final UUID wang = UUID.randomUUID();

    @SuppressWarnings("NullAway.Init") // in anEmptyStore
    private FileStore store;

    @BeforeEach
    void anEmptyStore() {
        Clock morning = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneOffset.UTC);
        store = new FolderFileStore(jdbc, transactions, vault, morning, folder);
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
        FileStore broken = new FolderFileStore(jdbc, transactions, vault, Clock.systemUTC(), blocked);
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

    /** Crashes left bytes without a row and half a write; both go after a day, what has a row stays. */
    @Test
    void theSweepTakesWhatACrashLeftBehind() throws IOException {
        StoredFile kept = put(wang, "photo");
        StoredFile lost = put(chen, "photo");
        Path half = blobs().getFirst().resolveSibling(blobs().getFirst().getFileName() + ".1234.new");
        Files.writeString(half, "half");
        jdbc.sql("delete from files.file where id = ?").param(lost.id().value()).update();
        assertThat(store.sweepOrphans()).as("too young").isZero();
        twoDaysPass();
        assertThat(store.sweepOrphans()).isEqualTo(2);
        assertThat(blobs()).hasSize(1);
        assertThat(store.read(kept)).isEqualTo(PICTURE);
    }

    /** The same content comes again while its old bytes are being swept: the row that is committed has its bytes. */
    @Test
    void anUploadAndASweepAtOnceLoseNothing() {
        for (int round = 0; round < 20; round++) {
            StoredFile old = put(chen, "photo");
            jdbc.sql("delete from files.file where id = ?")
                    .param(old.id().value())
                    .update();
            twoDaysPass();
            Crowd<Boolean> all = Crowd.of(6, i -> {
                if (i % 2 == 0) {
                    return store.sweepOrphans() >= 0;
                }
                return put(chen, "photo").bytes() == PICTURE.length;
            });
            assertThat(all.answers()).containsOnly(true);
            assertThat(store.read(put(chen, "photo"))).isEqualTo(PICTURE);
        }
    }

    /** The bytes are there and the row is not yet committed: even old, they are not the sweep's. */
    @Test
    void theSweepLeavesAnUploadUnderWayAlone() {
        StoredFile file = transactions.execute(_ -> {
            StoredFile fresh = put(chen, "photo");
            twoDaysPass();
            assertThat(CompletableFuture.supplyAsync(store::sweepOrphans).join())
                    .isZero();
            return fresh;
        });
        assertThat(store.read(Objects.requireNonNull(file))).isEqualTo(PICTURE);
    }

    @Test
    void erasingAPersonTakesTheirRowsAndBytesAndNobodyElses() {
        put(chen, "photo");
        put(chen, "contract");
        StoredFile other = put(wang, "photo");
        assertThat(store.listOf(chen)).hasSize(2);
        store.eraseSubject(chen);
        assertThat(store.listOf(chen)).isEmpty();
        assertThat(blobs()).hasSize(1);
        assertThat(store.read(other)).isEqualTo(PICTURE);
    }

    @Test
    void everyFlippedBitOfSealedBytesIsNoticed() throws IOException {
        StoredFile file = put(chen, "photo");
        Path blob = blobs().getFirst();
        byte[] sealed = Files.readAllBytes(blob);
        for (int i = 0; i < sealed.length; i++) {
            byte[] flipped = sealed.clone();
            flipped[i] ^= 1;
            Files.write(blob, flipped);
            assertThatThrownBy(() -> store.read(file)).isInstanceOf(SealBroken.class);
        }
    }

    private void twoDaysPass() {
        for (Path blob : blobs()) {
            try {
                Files.setLastModifiedTime(blob, FileTime.from(Instant.parse("2026-11-22T02:00:00Z")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
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
