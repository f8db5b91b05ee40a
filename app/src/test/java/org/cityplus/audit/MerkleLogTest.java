package org.cityplus.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.testing.OwnDatabase;
import org.cityplus.testing.TestRun;
import org.cityplus.vault.Vault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What a database administrator could do to the trail, and who notices. */
@OwnDatabase
class MerkleLogTest extends DemoCityTest {
    @Autowired
    Audit audit;

    @Autowired
    MerkleLog log;

    @Autowired
    Vault vault;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    javax.sql.DataSource database;

    @TempDir
    Path folder;

    private UUID chen = UUID.randomUUID();

    @BeforeEach
    void somebody() {
        chen = UUID.randomUUID();
        vault.admit(chen);
    }

    private void write(String act) {
        transactions.executeWithoutResult(status -> audit.write(
                new AuditEntry(clock.instant(), UUID.randomUUID(), "张颖", chen, "case:" + UUID.randomUUID(), act)
                        .because("asked at the counter")));
    }

    private void write(int count) {
        for (int i = 0; i < count; i++) {
            write("looked");
        }
    }

    private void catchUp() {
        while (log.pending() > 0) {
            log.append();
        }
    }

    /** A node that has just started asks for each row whether it is in the log. */
    private MerkleLog restartedNode() {
        return new MerkleLog(
                jdbc,
                transactions,
                clock,
                new CheckpointFolder(null),
                "",
                TestRun.data().resolve("keys/master.key"));
    }

    private Path keptCheckpoint() throws Exception {
        catchUp();
        return Files.writeString(folder.resolve(UUID.randomUUID() + ".txt"), log.latest());
    }

    private VerifyCommand.Result verify(Path... kept) throws Exception {
        VerifyCommand command = new VerifyCommand(log.verifierKey());
        for (Path checkpoint : kept) {
            command.expect(checkpoint);
        }
        try (Connection city = database.getConnection()) {
            command.expectPublished(city);
            return command.database(city, null);
        }
    }

    private List<String> faults(Path... kept) throws Exception {
        return verify(kept).faults();
    }

    /** As the owner of the tables can: without the triggers. */
    private void asAdministrator(String... statements) {
        transactions.executeWithoutResult(status -> {
            for (String table : new String[] {"entry", "leaf", "node", "checkpoint"}) {
                jdbc.sql("alter table audit." + table + " disable trigger user").update();
            }
            for (String statement : statements) {
                jdbc.sql(statement).update();
            }
            for (String table : new String[] {"entry", "leaf", "node", "checkpoint"}) {
                jdbc.sql("alter table audit." + table + " enable trigger user").update();
            }
        });
    }

    @Test
    void anUntouchedLogVerifiesAndTakesEveryRow() throws Exception {
        write(5);
        Path kept = keptCheckpoint();
        write(7);
        catchUp();
        VerifyCommand.Result result = verify(kept);
        assertThat(result.faults()).isEmpty();
        assertThat(result.size()).isEqualTo(count("select count(*) from audit.entry"));
    }

    @Test
    void rowsCommittedLateAreNeverMissed() throws Exception {
        for (int round = 0; round < 5; round++) {
            CountDownLatch written = new CountDownLatch(1);
            CountDownLatch mayCommit = new CountDownLatch(1);
            Thread slow = Thread.startVirtualThread(() -> transactions.executeWithoutResult(status -> {
                audit.write(new AuditEntry(clock.instant(), UUID.randomUUID(), "", chen, "case:slow", "looked"));
                written.countDown();
                try {
                    mayCommit.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
            written.await();
            write(3);
            log.append();
            mayCommit.countDown();
            slow.join();
            write(1);
            catchUp();
            assertThat(count("select count(*) from audit.entry")).isEqualTo(count("select count(*) from audit.leaf"));
        }
        assertThat(faults()).isEmpty();
    }

    /** The transaction that began first wrote last: the order of numbers and that of transactions differ. */
    @Test
    void aNodeThatStartsTakesEachRowOnceWhateverTheirOrder() throws Exception {
        write("looked");
        catchUp();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayWrite = new CountDownLatch(1);
        Thread slow = Thread.startVirtualThread(() -> transactions.executeWithoutResult(status -> {
            jdbc.sql("select pg_current_xact_id()::text").query(String.class).single();
            begun.countDown();
            try {
                mayWrite.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            audit.write(new AuditEntry(clock.instant(), UUID.randomUUID(), "", chen, "case:slow", "looked"));
        }));
        begun.await();
        write(1);
        mayWrite.countDown();
        slow.join();
        MerkleLog node = restartedNode();
        assertThat(node.append()).isEqualTo(2);
        assertThat(node.append()).isZero();
        write(1);
        assertThat(node.append()).isEqualTo(1);
        assertThat(node.pending()).isZero();
        assertThat(faults()).isEmpty();
    }

    /** After a move of the data into another cluster, the numbers of its transactions begin anew. */
    @Test
    void rowsOfAnotherClustersTransactionsHoldNothingUp() throws Exception {
        write(2);
        catchUp();
        asAdministrator(
                "update audit.entry set tx = '900000000000'::xid8 where id = (select max(id) from audit.entry)",
                "update audit.leaf set tx = '900000000000'::xid8 where index = (select max(index) from audit.leaf)");
        write(3);
        MerkleLog node = restartedNode();
        assertThat(node.append()).isEqualTo(3);
        write(1);
        assertThat(log.append()).isEqualTo(1);
        asAdministrator(
                "update audit.entry set tx = '900000000001'::xid8 where id = (select max(id) from audit.entry)",
                "update audit.leaf set tx = '900000000001'::xid8 where index = (select max(index) from audit.leaf)");
        write(1);
        assertThat(log.append()).isEqualTo(1);
        assertThat(faults()).isEmpty();
    }

    @Test
    void twoAppendersAtOnceMakeOneLog() throws Exception {
        write(40);
        List<Thread> nodes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            nodes.add(Thread.startVirtualThread(() -> {
                for (int n = 0; n < 20; n++) {
                    log.append();
                }
            }));
        }
        for (Thread node : nodes) {
            node.join();
        }
        catchUp();
        assertThat(faults()).isEmpty();
    }

    @Test
    void everyWayToTouchARowIsNoticed() throws Exception {
        write(12);
        Path kept = keptCheckpoint();
        List<String> changes = new ArrayList<>(List.of(
                "update audit.entry set at = at + interval '1 microsecond' where id = (select entry from audit.leaf where index = 5)",
                "update audit.entry set subject = null where id = (select entry from audit.leaf where index = 6)",
                "update audit.entry set actor_name = '李川' where id = (select entry from audit.leaf where index = 1)",
                "update audit.leaf set entry = -entry where index in (2, 3)",
                "insert into audit.leaf (index, entry, tx) select max(index) + 1, min(-entry), min(tx) from audit.leaf",
                "update audit.leaf set index = -1 - index where index in (4, 5)",
                "update audit.node set hash = sha256('x') where level = 0 and index = 2",
                "delete from audit.node where level = 0 and index = 2"));
        for (int index = 0; index < 12; index++) {
            String row = " where id = (select entry from audit.leaf where index = " + index + ")";
            for (String column : List.of("actor", "subject")) {
                changes.add("update audit.entry set " + column + " = gen_random_uuid()" + row);
            }
            for (String column : List.of("record", "act")) {
                changes.add("update audit.entry set " + column + " = overlay(" + column + " placing '~' from 2)" + row);
                changes.add("update audit.entry set " + column + " = " + column + " || ' '" + row);
            }
            changes.add("update audit.entry set details = case when details is null then '\\x01'::bytea end" + row);
            changes.add("with gone as (delete from audit.leaf where index = " + index
                    + " returning entry) delete from audit.entry where id = (select entry from gone)");
            changes.add("delete from audit.leaf where index >= " + index);
            changes.add("delete from audit.entry" + row);
            for (int other = index + 1; other < 12; other++) {
                changes.add("update audit.leaf l set entry = o.entry from (select index, entry from audit.leaf) o"
                        + " where (l.index, o.index) in ((" + index + ", " + other + "), (" + other + ", " + index
                        + "))");
            }
        }
        long sealed =
                count("select length(details) from audit.entry e join audit.leaf l on l.entry = e.id where index = 8");
        assertThat(sealed).isPositive();
        for (int at = 0; at < sealed; at++) {
            changes.add("update audit.entry set details = set_byte(details, " + at + ", get_byte(details, " + at
                    + ") # 1) where id = (select entry from audit.leaf where index = 8)");
        }
        for (String change : changes) {
            transactions.executeWithoutResult(status -> {
                for (String rule : new String[] {"leaf_entry_fkey", "leaf_entry_key"}) {
                    jdbc.sql("alter table audit.leaf drop constraint " + rule).update();
                }
                asAdministrator(change);
                try {
                    assertThat(faultsInThisTransaction(kept)).as(change).isNotEmpty();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                status.setRollbackOnly();
            });
        }
        assertThat(faults(kept)).as("and after all that, nothing was changed").isEmpty();
    }

    private List<String> faultsInThisTransaction(Path kept) throws Exception {
        VerifyCommand command = new VerifyCommand(log.verifierKey());
        command.expect(kept);
        Connection mine = org.springframework.jdbc.datasource.DataSourceUtils.getConnection(database);
        return command.leavesOf(mine).faults();
    }

    @Test
    void whoeverRewritesRowsAndRebuildsTheWholeTreeIsCaughtByYesterdaysCheckpoint() throws Exception {
        write(9);
        Path yesterday = keptCheckpoint();
        write(4);
        catchUp();
        asAdministrator(
                "update audit.entry set actor = gen_random_uuid() where id = (select entry from audit.leaf where index = 3)",
                "delete from audit.checkpoint",
                "delete from audit.node",
                "delete from audit.leaf");
        restartedNode().append();
        assertThat(faults()).as("by itself the log looks whole").isEmpty();
        assertThat(faults(yesterday)).singleElement().asString().contains("something among them was changed");
    }

    @Test
    void aCutTailShows() throws Exception {
        write(9);
        Path kept = keptCheckpoint();
        asAdministrator(
                "delete from audit.checkpoint",
                "delete from audit.node",
                "create temp table gone on commit drop as select entry from audit.leaf where index > 4",
                "delete from audit.leaf",
                "delete from audit.entry where id in (select entry from gone)");
        restartedNode().append();
        assertThat(faults(kept)).singleElement().asString().contains("cut off");
    }

    /** A database with nothing but these entries would be the sample; of the shared one its own last entries are. */
    @Test
    void everyTouchOfAnExportedFileIsNoticed() throws Exception {
        write(8);
        Path kept = keptCheckpoint();
        Path export = folder.resolve("export.txt");
        try (Connection city = database.getConnection()) {
            new VerifyCommand(log.verifierKey()).database(city, export);
        }
        assertThat(file(export, kept)).isEmpty();
        List<String> lines = Files.readAllLines(export);
        int leaves = Math.toIntExact(
                lines.stream().skip(1).filter(line -> !line.startsWith("note ")).count());
        int first = Math.max(1, leaves - 7);
        for (int line = first; line <= leaves; line++) {
            byte[] leaf = Base64.getDecoder().decode(lines.get(line));
            for (int at = 0; at < leaf.length; at++) {
                byte[] flipped = leaf.clone();
                flipped[at] ^= (byte) (1 << at % 8);
                assertThat(changed(lines, line, Base64.getEncoder().encodeToString(flipped), kept))
                        .as("line " + line + " byte " + at)
                        .isNotEmpty();
                if (at % 8 == 0) {
                    byte[] cut = java.util.Arrays.copyOf(leaf, at);
                    assertThat(changed(lines, line, Base64.getEncoder().encodeToString(cut), kept))
                            .as("cut to " + at)
                            .isNotEmpty();
                }
            }
            assertThat(changed(lines, line, null, kept)).as("line removed").isNotEmpty();
            for (int other = first; other < line; other++) {
                List<String> swapped = new ArrayList<>(lines);
                java.util.Collections.swap(swapped, line, other);
                assertThat(written(swapped, kept))
                        .as(line + " and " + other + " swapped")
                        .isNotEmpty();
                List<String> inserted = new ArrayList<>(lines);
                inserted.add(other, lines.get(line));
                assertThat(written(inserted, kept))
                        .as(line + " again at " + other)
                        .isNotEmpty();
            }
            List<String> foreign = new ArrayList<>(lines);
            foreign.add(line, Base64.getEncoder().encodeToString(new byte[] {1, 2, 3}));
            assertThat(written(foreign, kept))
                    .as("a foreign line before " + line)
                    .isNotEmpty();
            assertThat(written(lines.subList(0, line), kept)).as("cut").isNotEmpty();
        }
    }

    /** Every byte of the file as it lies on the disk; what changes the meaning of no leaf and no note is no touch. */
    @Test
    void everyByteOfTheFileCounts() throws Exception {
        write(2);
        Path kept = keptCheckpoint();
        Path export = folder.resolve("export.txt");
        try (Connection city = database.getConnection()) {
            new VerifyCommand(log.verifierKey()).database(city, export);
        }
        byte[] bytes = Files.readAllBytes(export);
        int last = new String(bytes, StandardCharsets.UTF_8).indexOf("\nnote ");
        int end = last < 0 ? bytes.length - 1 : last;
        for (int at = Math.max(0, end - 700); at < end; at++) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 1;
            Path altered = Files.write(folder.resolve("flipped.txt"), flipped);
            List<String> faults;
            try {
                faults = file(altered, kept);
            } catch (java.nio.charset.MalformedInputException unreadable) {
                continue;
            }
            assertThat(faults).as("byte " + at).isNotEmpty();
        }
    }

    private List<String> changed(
            List<String> lines, int line, @org.jspecify.annotations.Nullable String instead, Path kept)
            throws Exception {
        List<String> altered = new ArrayList<>(lines);
        if (instead == null) {
            altered.remove(line);
        } else {
            altered.set(line, instead);
        }
        return written(altered, kept);
    }

    private List<String> written(List<String> lines, Path kept) throws Exception {
        return file(Files.write(folder.resolve("altered.txt"), lines, StandardCharsets.UTF_8), kept);
    }

    private List<String> file(Path export, Path kept) throws Exception {
        VerifyCommand command = new VerifyCommand(log.verifierKey());
        command.expect(kept);
        command.expectPublished(export);
        return command.file(export).faults();
    }

    @Test
    void aForgedCheckpointDoesNotCount() throws Exception {
        write(3);
        Path kept = keptCheckpoint();
        String note = Files.readString(kept);
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            char[] altered = note.toCharArray();
            int at = random.nextInt(altered.length);
            altered[at] = (char) (altered[at] ^ (1 << random.nextInt(6)));
            if (altered[at] == '\r' || new String(altered).equals(note)) {
                continue;
            }
            Path forged = Files.writeString(folder.resolve("forged.txt"), new String(altered));
            assertThat(faults(forged)).as("at " + at).isNotEmpty();
        }
    }

    @Test
    void aStateIsSignedAndPublishedEachDay() {
        write(2);
        log.keepUp();
        clock.forward(java.time.Duration.ofDays(1));
        write(2);
        log.keepUp();
        log.keepUp();
        List<MerkleLog.Published> published = log.list(Long.MAX_VALUE, 10);
        assertThat(published).hasSizeGreaterThanOrEqualTo(1);
        assertThat(published.stream().map(MerkleLog.Published::day).toList())
                .doesNotHaveDuplicates()
                .contains(LocalDate.of(2026, 11, 25));
    }

    @Test
    void eachSignedStateIsBroughtToASecondPlaceOnceAndNeverChangedThere() throws Exception {
        Path place = folder.resolve("second/place");
        Path master = TestRun.data().resolve("keys/master.key");
        write(2);
        new MerkleLog(jdbc, transactions, clock, new CheckpointFolder(place), "", master).keepUp();
        clock.forward(java.time.Duration.ofDays(1));
        write(2);
        MerkleLog node = new MerkleLog(jdbc, transactions, clock, new CheckpointFolder(place), "", master);
        node.keepUp();
        node.keepUp();
        Path today = place.resolve("audit-2026-11-25.txt");
        assertThat(Files.readString(today))
                .isEqualTo(log.find(LocalDate.of(2026, 11, 25)).orElseThrow().note());
        try (var files = Files.list(place)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .allMatch(name -> name.matches("audit-\\d{4}-\\d{2}-\\d{2}\\.txt"))
                    .hasSize(Math.toIntExact(count("select count(*) from audit.checkpoint")));
        }
        assertThat(faults(today)).isEmpty();
        Files.writeString(today, "another");
        new MerkleLog(jdbc, transactions, clock, new CheckpointFolder(place), "", master).keepUp();
        assertThat(today).hasContent("another");
    }

    @Test
    void aSecondPlaceThatFailsStopsNothingAndIsTriedAgain() throws Exception {
        Path place = Files.writeString(folder.resolve("not-a-folder"), "x");
        write(2);
        MerkleLog node = new MerkleLog(
                jdbc,
                transactions,
                clock,
                new CheckpointFolder(place),
                "",
                TestRun.data().resolve("keys/master.key"));
        node.keepUp();
        assertThat(log.pending()).isZero();
        Files.delete(place);
        node.keepUp();
        assertThat(place).isDirectory().isNotEmptyDirectory();
    }

    @Test
    void anErasedPersonsWordsAreGoneAndTheLogStillVerifies() throws Exception {
        write(3);
        Path kept = keptCheckpoint();
        jdbc.sql("delete from vault.subject_key where subject = ?").param(chen).update();
        assertThat(faults(kept)).isEmpty();
        assertThat(count(
                        "select count(*) from audit.entry where subject = ? and position('counter'::bytea in details) > 0",
                        chen))
                .isZero();
    }
}
