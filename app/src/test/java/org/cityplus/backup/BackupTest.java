package org.cityplus.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.cityplus.postgres.EmbeddedPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A small city that writes all the time is backed up, and comes back. */
class BackupTest {
    private static final String PHRASE = "a phrase of the operator";
    private static final String KEY = HexFormat.of().formatHex(new byte[32]) + "\n";

    @TempDir
    Path temporary;

    private Path data = Path.of("");
    private Path archive = Path.of("");

    @BeforeEach
    void folders() throws IOException {
        // PostgreSQL's own user must be able to walk to it.
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        data = temporary.resolve("city");
        archive = temporary.resolve("city.backup");
        Files.createDirectories(data.resolve("files/ab/cd"));
        Files.writeString(data.resolve("files/ab/cd/abcd01"), "a sealed photo");
        Files.createDirectories(data.resolve("keys"));
        Files.writeString(data.resolve("keys/master.key"), KEY);
    }

    private static JdbcClient jdbc(EmbeddedPostgres postgres) {
        return JdbcClient.create(new DriverManagerDataSource(postgres.jdbcUrl(), postgres.user(), postgres.password()));
    }

    private static void table(JdbcClient jdbc) {
        jdbc.sql("create table note (id bigint primary key, at timestamptz not null default clock_timestamp())")
                .update();
    }

    private Backup.Made backUp() throws IOException {
        return new Backup(data, Optional.of(new Passphrase(PHRASE))).into(archive);
    }

    private Restore.Restored restore(Path to, Restore.Target target) throws IOException {
        return new Restore(archive, to, Optional.of(new Passphrase(PHRASE))).to(target);
    }

    private static Restore.Target asItWas() {
        return new Restore.Target(null, null, null);
    }

    @Test
    void whatWasAcknowledgedBeforeTheBackupIsThere() throws Exception {
        AtomicLong acknowledged = new AtomicLong();
        AtomicBoolean open = new AtomicBoolean(true);
        long before;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            JdbcClient jdbc = jdbc(postgres);
            table(jdbc);
            Thread people = Thread.startVirtualThread(() -> {
                while (open.get()) {
                    jdbc.sql("insert into note (id) values (?)")
                            .param(acknowledged.get() + 1)
                            .update();
                    acknowledged.incrementAndGet();
                }
            });
            while (acknowledged.get() < 50) {
                Thread.onSpinWait();
            }
            before = acknowledged.get();
            assertThat(backUp().files()).isEqualTo(1);
            open.set(false);
            people.join();
        }
        Path restored = temporary.resolve("restored");
        assertThat(restore(restored, asItWas()).keys()).isTrue();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(restored)) {
            long last = jdbc(postgres)
                    .sql("select count(*) from note")
                    .query(Long.class)
                    .single();
            assertThat(last).isBetween(before, acknowledged.get());
            assertThat(jdbc(postgres)
                            .sql("select max(id) from note")
                            .query(Long.class)
                            .single())
                    .as("nothing left out in between")
                    .isEqualTo(last);
        }
        assertThat(restored.resolve("files/ab/cd/abcd01")).hasContent("a sealed photo");
        assertThat(restored.resolve("keys/master.key")).hasContent(KEY);
        assertThat(Files.getPosixFilePermissions(restored.resolve("keys/master.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    /** Files in a bucket are the bucket's to keep: the archive holds none, and both commands say so. */
    @Test
    void filesInABucketAreLeftThereAndNamed() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            JdbcClient jdbc = jdbc(postgres);
            table(jdbc);
            jdbc.sql("create schema files").update();
            jdbc.sql("create table files.home (place text)").update();
            jdbc.sql("insert into files.home values ('s3://city-files/')").update();
        }
        Backup.Made made = backUp();
        assertThat(made.files()).isZero();
        assertThat(made.bucket()).contains("s3://city-files/");
        Restore.Restored restored = restore(temporary.resolve("restored"), asItWas());
        assertThat(restored.bucket()).contains("s3://city-files/");
        assertThat(temporary.resolve("restored/files")).doesNotExist();
    }

    @Test
    void aCityThatStandsStillIsBackedUpToo() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            table(jdbc(postgres));
        }
        backUp();
        restore(temporary.resolve("restored"), asItWas());
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(temporary.resolve("restored"))) {
            assertThat(jdbc(postgres)
                            .sql("select count(*) from note")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void toAMomentAfterTheBackupAndNotFurther() throws Exception {
        Path log = temporary.resolve("log");
        Instant moment;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, log)) {
            JdbcClient jdbc = jdbc(postgres);
            table(jdbc);
            jdbc.sql("insert into note (id) values (1)").update();
            backUp();
            jdbc.sql("insert into note (id) values (2)").update();
            moment = jdbc.sql("select clock_timestamp()")
                    .query((row, n) -> row.getTimestamp(1).toInstant())
                    .single();
            Thread.sleep(20);
            jdbc.sql("insert into note (id) values (3)").update();
            Files.writeString(data.resolve("files/ab/cd/abcd02"), "came later");
        }
        Path restored = temporary.resolve("restored");
        Restore.Restored done = restore(restored, new Restore.Target(log, moment, data.resolve("files")));
        assertThat(done.last().orElseThrow()).isBeforeOrEqualTo(moment);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(restored)) {
            assertThat(jdbc(postgres)
                            .sql("select id from note order by id")
                            .query(Long.class)
                            .list())
                    .containsExactly(1L, 2L);
        }
        assertThat(restored.resolve("files/ab/cd/abcd02")).exists();
        Path all = temporary.resolve("all");
        Instant tomorrow = moment.plus(Duration.ofDays(1));
        assertThatExceptionOfType(BackupProblem.class)
                .isThrownBy(() -> restore(temporary.resolve("tomorrow"), new Restore.Target(log, tomorrow, null)))
                .withMessageContainingAll("The log in " + log + " ends before " + tomorrow, "delete it");
        restore(all, new Restore.Target(log, null, null));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(all)) {
            assertThat(jdbc(postgres)
                            .sql("select max(id) from note")
                            .query(Long.class)
                            .single())
                    .isEqualTo(3L);
        }
    }

    @Test
    void anArchiveThatIsNotAsItWasWrittenIsRefusedBeforeAnythingIsWritten() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            table(jdbc(postgres));
        }
        backUp();
        byte[] whole = Files.readAllBytes(archive);
        Random random = new Random(20261124);
        for (int i = 0; i < 12; i++) {
            byte[] altered = whole.clone();
            if (i % 3 == 0) {
                altered = Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1));
            } else {
                do {
                    altered = whole.clone();
                    altered[20 + random.nextInt(whole.length - 20)] ^= (byte) (1 << random.nextInt(8));
                } while (Arrays.equals(unpacked(altered), unpacked(whole)));
            }
            Files.write(archive, altered);
            Path restored = temporary.resolve("restored" + i);
            assertThatExceptionOfType(BackupProblem.class)
                    .as("alteration " + i)
                    .isThrownBy(() -> restore(restored, asItWas()));
            assertThat(restored).doesNotExist();
        }
    }

    /**
     * What the archive says, or nothing when it cannot be read. One bit in how a run of zeros is told may tell the same zeros
     * another way, which alters nothing.
     */
    private static byte[] unpacked(byte[] archive) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
            return in.readAllBytes();
        } catch (IOException e) {
            return new byte[0];
        }
    }

    @Test
    void keysAreLockedOrLeftOut() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            table(jdbc(postgres));
        }
        backUp();
        assertThatExceptionOfType(BackupProblem.class)
                .isThrownBy(() -> new Restore(
                                archive,
                                temporary.resolve("wrong"),
                                Optional.of(new Passphrase("another phrase altogether")))
                        .to(asItWas()))
                .withMessageContaining("passphrase");
        assertThat(temporary.resolve("wrong"))
                .as("the second try finds nothing in its way")
                .doesNotExist();
        assertThatExceptionOfType(BackupProblem.class).isThrownBy(() -> new Passphrase("short"));
        Path without = temporary.resolve("without.backup");
        new Backup(data, Optional.empty()).into(without);
        ArchiveReader.check(
                without, (name, isFolder, in) -> assertThat(Part.of(name)).isNotEqualTo(Part.KEYS));
        ArchiveReader.check(archive, (name, isFolder, in) -> {
            if (!isFolder && Part.of(name) == Part.KEYS) {
                assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain(KEY.strip());
            }
        });
    }

    @Test
    void nothingIsReplaced() throws Exception {
        Files.writeString(archive, "mine");
        assertThatExceptionOfType(BackupProblem.class).isThrownBy(this::backUp).withMessageContaining("exists already");
        assertThat(archive).hasContent("mine");
        Path full = Files.createDirectories(temporary.resolve("full"));
        Files.writeString(full.resolve("mine"), "mine");
        assertThatExceptionOfType(BackupProblem.class)
                .isThrownBy(() -> restore(full, asItWas()))
                .withMessageContaining("not empty");
        assertThatExceptionOfType(BackupProblem.class)
                .isThrownBy(() -> restore(full.resolve("mine"), asItWas()))
                .withMessageContaining("is no folder");
    }

    @Test
    void whatIsToBeReadIsLookedForFirst() {
        Path restored = temporary.resolve("restored");
        Path gone = temporary.resolve("gone");
        assertThatExceptionOfType(BackupProblem.class)
                .isThrownBy(() -> restore(restored, new Restore.Target(gone, null, null)))
                .withMessage("--wal names no folder: " + gone + ".");
        assertThatExceptionOfType(BackupProblem.class)
                .isThrownBy(() -> restore(restored, new Restore.Target(null, null, gone)))
                .withMessage("--files names no folder: " + gone + ".");
        archive = gone.resolve("city.backup");
        assertThatExceptionOfType(BackupProblem.class)
                .isThrownBy(this::backUp)
                .withMessageContaining("There is no folder " + gone);
        assertThat(restored).doesNotExist();
    }

    @Test
    void aFailedBackupLeavesNoFile() throws Exception {
        Files.delete(data.resolve("keys/master.key"));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            table(jdbc(postgres));
        }
        assertThatExceptionOfType(BackupProblem.class).isThrownBy(this::backUp).withMessageContaining("master key");
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly("city");
        }
    }
}
