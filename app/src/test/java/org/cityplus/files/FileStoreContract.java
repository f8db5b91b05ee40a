package org.cityplus.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.testing.Crowd;
import org.cityplus.vault.SealBroken;
import org.cityplus.vault.Vault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What every place for bytes must do; each has a test class of its own that says how to look behind the store. */
abstract class FileStoreContract extends DemoCityTest {
    private static final byte[] PICTURE =
            "the same picture, long enough to be found in a file".getBytes(StandardCharsets.UTF_8);

    @Autowired
    Vault vault;

    @Autowired
    TransactionTemplate transactions;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

    /** Of this test alone: other tests' files are nothing it may expire. */
    private final String photo = "photo-" + UUID.randomUUID();

    private final UUID chen = UUID.randomUUID();
    private final UUID wang = UUID.randomUUID();

    @SuppressWarnings("NullAway.Init") // in anEmptyStore
    private FileStore store;

    /** Empty at the beginning of each test. */
    abstract BlobStore blobs();

    /** Where nothing can be written. */
    abstract BlobStore unwritable();

    /** Names of all that is there. */
    abstract List<String> names();

    abstract byte[] raw(String name);

    abstract void overwrite(String name, byte[] content);

    @BeforeEach
    void anEmptyStore() {
        store = store(blobs());
        vault.admit(chen);
        vault.admit(wang);
    }

    private FileStore store(BlobStore blobs) {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return Objects.requireNonNull(now.get());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        return new SealedFileStore(jdbc, transactions, vault, clock, blobs, new NoScanner());
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
        assertThat(names()).hasSize(1);
    }

    @Test
    void keepsItOnceHoweverManySendItTogether() {
        Crowd<StoredFile> sent = Crowd.of(10, i -> put(chen, "photo"));
        assertThat(sent.answers().stream().distinct()).hasSize(1);
        assertThat(store.read(sent.answers().getFirst())).isEqualTo(PICTURE);
        assertThat(names()).hasSize(1);
    }

    @Test
    void anotherKindIsAnotherFile() {
        assertThat(put(chen, "photo").id()).isNotEqualTo(put(chen, "contract").id());
    }

    @Test
    void theSamePictureOfTwoPeopleIsNotRecognisable() {
        put(chen, "photo");
        put(wang, "photo");
        List<String> two = names();
        assertThat(two).hasSize(2);
        // The address, before the part that is of this write alone.
        assertThat(two.get(0).substring(0, 64)).isNotEqualTo(two.get(1).substring(0, 64));
        assertThat(raw(two.get(0))).isNotEqualTo(raw(two.get(1)));
    }

    @Test
    void theDiskHoldsNothingInClear() {
        put(chen, "photo");
        assertThat(new String(raw(names().getFirst()), StandardCharsets.ISO_8859_1))
                .doesNotContain("picture")
                .doesNotContain(chen.toString());
        assertThat(names().getFirst()).doesNotContain(chen.toString());
    }

    /** The machine stops after the bytes and before the row: an orphan at most, and the next try succeeds. */
    @Test
    void bytesWithoutARowDoNoHarm() {
        StoredFile file = put(chen, "photo");
        jdbc.sql("delete from files.file where id = ?").param(file.id().value()).update();
        StoredFile again = put(chen, "photo");
        assertThat(store.read(again)).isEqualTo(PICTURE);
        twoDaysPass();
        assertThat(store.sweepOrphans()).isEqualTo(1);
        assertThat(names()).hasSize(1);
        assertThat(store.read(again)).isEqualTo(PICTURE);
    }

    /** The disk fails: no row is left that points nowhere. */
    @Test
    void whenTheBytesCannotBeWrittenThereIsNoRow() {
        FileStore broken = store(unwritable());
        assertThatThrownBy(() -> broken.put(NewFile.picture(chen, photo, PICTURE, "")))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(count("select count(*) from files.file where subject = ?", chen))
                .isZero();
    }

    /** A crash left bytes without a row; they go after a day, what has a row stays. */
    @Test
    void theSweepTakesWhatACrashLeftBehind() {
        StoredFile kept = put(wang, "photo");
        StoredFile lost = put(chen, "photo");
        jdbc.sql("delete from files.file where id = ?").param(lost.id().value()).update();
        assertThat(store.sweepOrphans()).as("too young").isZero();
        twoDaysPass();
        assertThat(store.sweepOrphans()).isEqualTo(1);
        assertThat(names()).hasSize(1);
        assertThat(store.read(kept)).isEqualTo(PICTURE);
    }

    /** A node that was thought dead deletes what it had found orphaned, after the same content came again. */
    @Test
    void aDeletionThatComesLateHitsNothingNew() {
        StoredFile old = put(chen, "photo");
        String orphan = names().getFirst();
        jdbc.sql("delete from files.file where id = ?").param(old.id().value()).update();
        StoredFile fresh = put(chen, "photo");
        blobs().delete(orphan);
        assertThat(store.read(fresh)).isEqualTo(PICTURE);
    }

    @Test
    void aPreviewIsKeptBesideTheDocumentAndGoesWithIt() {
        byte[] drawn = "the first page".getBytes(StandardCharsets.UTF_8);
        StoredFile file = store.put(new NewFile(
                chen, photo, "application/pdf", PICTURE, "证明.pdf", 3, drawn, List.of(FileNote.SIGNATURE_NOT_KEPT)));
        assertThat(store.read(file)).isEqualTo(PICTURE);
        assertThat(store.readPreview(file)).isEqualTo(drawn);
        assertThat(store.nameOf(file)).isEqualTo("证明.pdf");
        assertThat(file.pages()).isEqualTo(3);
        assertThat(file.notes()).containsExactly(FileNote.SIGNATURE_NOT_KEPT);
        assertThat(names()).hasSize(2);
        now.updateAndGet(at -> at.plus(Duration.ofDays(4)));
        assertThat(store.sweepOrphans()).as("both have a row").isZero();
        assertThat(store.expire(photo, Duration.ofDays(3))).isEqualTo(2);
        assertThat(names()).isEmpty();
    }

    @Test
    void whatNobodyNeedsGoesAfterItsTimeAndNotBefore() {
        StoredFile file = put(chen, "photo");
        twoDaysPass();
        assertThat(store.expire(photo, Duration.ofDays(3))).isZero();
        assertThat(put(chen, "photo")).as("sent again, its time begins anew").isEqualTo(file);
        twoDaysPass();
        assertThat(store.expire(photo, Duration.ofDays(3))).isZero();
        twoDaysPass();
        assertThat(store.expire(photo, Duration.ofDays(3))).isEqualTo(1);
        assertThat(store.find(file.id())).isEmpty();
        assertThat(names()).isEmpty();
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
        assertThat(names()).hasSize(1);
        assertThat(store.read(other)).isEqualTo(PICTURE);
    }

    @Test
    void everyFlippedBitOfSealedBytesIsNoticed() {
        StoredFile file = put(chen, "photo");
        String blob = names().getFirst();
        byte[] sealed = raw(blob);
        for (int i = 0; i < sealed.length; i++) {
            byte[] flipped = sealed.clone();
            flipped[i] ^= 1;
            overwrite(blob, flipped);
            assertThatThrownBy(() -> store.read(file)).isInstanceOf(SealBroken.class);
        }
    }

    private void twoDaysPass() {
        now.updateAndGet(at -> at.plus(Duration.ofDays(2)));
    }

    private StoredFile put(UUID subject, String what) {
        return store.put(NewFile.picture(subject, what.equals("photo") ? photo : what, PICTURE, ""));
    }
}
