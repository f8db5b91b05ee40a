package org.cityplus.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.vault.Vault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Uploads, claims, erasures and sweeps in any order, and the machine stops between any two of their steps: before or after
 * bytes are written or deleted, before or after a commit.
 */
class FileCrashTest extends DemoCityTest {
    private static final Duration KEPT = Duration.ofDays(3);

    @Autowired
    Vault vault;

    @Autowired
    PlatformTransactionManager manager;

    @TempDir
    Path folder = Path.of("");

    /** The machine stops here. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Counts steps down; at none left it crashes, and once only. */
    private static final class Fate {
        private int steps = Integer.MAX_VALUE;

        void step() {
            if (--steps == 0) {
                steps = Integer.MAX_VALUE;
                throw new Crash();
            }
        }
    }

    private final class Perilous implements BlobStore {
        private final BlobStore blobs = new BlobFolder(folder);
        private final Fate fate;

        Perilous(Fate fate) {
            this.fate = fate;
        }

        @Override
        public String place() {
            return blobs.place();
        }

        @Override
        public void write(String name, byte[] sealed) {
            fate.step();
            blobs.write(name, sealed);
            fate.step();
        }

        @Override
        public byte[] read(String name) {
            return blobs.read(name);
        }

        @Override
        public void delete(String name) {
            fate.step();
            blobs.delete(name);
            fate.step();
        }

        @Override
        public void eachOlderThan(Instant before, Consumer<String> each) {
            blobs.eachOlderThan(before, each);
        }
    }

    private static final class PerilousTransactions extends TransactionTemplate {
        private static final long serialVersionUID = 1L;
        private final transient Fate fate;

        PerilousTransactions(PlatformTransactionManager manager, Fate fate) {
            super(manager);
            this.fate = fate;
        }

        @Override
        public <T> T execute(TransactionCallback<T> action) {
            T done = super.execute(status -> {
                T answer = action.doInTransaction(status);
                fate.step();
                return answer;
            });
            fate.step();
            return done;
        }
    }

    @Test
    void nothingClaimedIsLostAndNothingElseStays() {
        for (int seed = 1; seed <= 25; seed++) {
            live(seed, 60);
        }
    }

    @Test
    @Tag("deep")
    @Timeout(300)
    void hundredsOfLives() {
        for (int seed = 1_000; seed < 1_100; seed++) {
            live(seed, 120);
        }
    }

    private void live(int seed, int acts) {
        Random random = new Random(seed);
        String kind = "crash-" + UUID.randomUUID();
        Fate fate = new Fate();
        Instant[] now = {Instant.now()};
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now[0];
            }

            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        TransactionTemplate safe = new TransactionTemplate(manager);
        PerilousTransactions perilous = new PerilousTransactions(manager, fate);
        SealedFileStore store = new SealedFileStore(jdbc, perilous, vault, clock, new Perilous(fate), new NoScanner());
        Claims claims = new Claims(jdbc, clock);
        List<UUID> people = List.of(UUID.randomUUID(), UUID.randomUUID());
        people.forEach(vault::admit);
        Map<FileId, String> contents = new HashMap<>();
        List<String> holders = List.of("draft:" + UUID.randomUUID(), "case:" + UUID.randomUUID());

        for (int i = 0; i < acts; i++) {
            fate.steps = random.nextInt(3) == 0 ? 1 + random.nextInt(8) : Integer.MAX_VALUE;
            UUID person = people.get(random.nextInt(people.size()));
            String holder = holders.get(random.nextInt(holders.size()));
            try {
                switch (random.nextInt(10)) {
                    case 0, 1, 2, 3 -> {
                        String content = "file " + random.nextInt(5);
                        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
                        byte[] preview = random.nextBoolean() ? bytes : null;
                        StoredFile kept =
                                store.put(new NewFile(person, kind, "image/jpeg", bytes, "", 1, preview, List.of()));
                        contents.put(kept.id(), content);
                    }
                    case 4, 5 -> {
                        Set<FileId> some = new HashSet<>();
                        store.listOf(person).stream()
                                .filter(_ -> random.nextBoolean())
                                .forEach(file -> some.add(file.id()));
                        perilous.executeWithoutResult(_ -> claims.set(holder, some));
                    }
                    case 6 -> perilous.executeWithoutResult(_ -> claims.release(holder));
                    case 7 -> store.expire(kind, KEPT);
                    case 8 -> store.sweepOrphans();
                    default -> {
                        if (random.nextInt(4) == 0) {
                            store.eraseSubject(person);
                        }
                        now[0] = now[0].plus(Duration.ofHours(random.nextInt(60)));
                    }
                }
            } catch (Crash crash) {
                // The next act is the restarted city's.
            }
            fate.steps = Integer.MAX_VALUE;
            String where = "seed %d, act %d".formatted(seed, i);
            assertEveryRowHasItsBytes(store, people, contents, where);
        }

        now[0] = now[0].plus(Duration.ofDays(30));
        Set<UUID> claimed = new HashSet<>(jdbc.sql("select file from files.claim where holder in (?, ?)")
                .params(holders.get(0), holders.get(1))
                .query(UUID.class)
                .list());
        store.expire(kind, KEPT);
        store.sweepOrphans();
        List<StoredFile> left = new ArrayList<>();
        people.forEach(person -> left.addAll(store.listOf(person)));
        assertThat(left.stream().map(file -> file.id().value()))
                .as("seed %d: what is claimed, and nothing else", seed)
                .containsExactlyInAnyOrderElementsOf(claimed);
        assertEveryRowHasItsBytes(store, people, contents, "seed " + seed + ", at the end");
        List<String> names = new ArrayList<>();
        new BlobFolder(folder).eachOlderThan(Instant.now().plus(Duration.ofDays(1)), names::add);
        assertThat(names)
                .as("seed %d: bytes of what is claimed, and no others", seed)
                .containsExactlyInAnyOrderElementsOf(
                        jdbc.sql("""
                        select coalesce(blob, address) from files.file where kind = :kind
                        union all select preview from files.file where kind = :kind and preview is not null
                        """).param("kind", kind).query(String.class).list());
        people.forEach(store::eraseSubject);
        safe.executeWithoutResult(_ -> holders.forEach(claims::release));
    }

    private static void assertEveryRowHasItsBytes(
            FileStore store, List<UUID> people, Map<FileId, String> contents, String where) {
        for (UUID person : people) {
            for (StoredFile file : store.listOf(person)) {
                String content = new String(store.read(file), StandardCharsets.UTF_8);
                assertThat(content).as(where).startsWith("file ");
                if (contents.containsKey(file.id())) {
                    assertThat(content).as(where).isEqualTo(contents.get(file.id()));
                }
                assertThat(store.readPreview(file)).as(where).isNotEmpty();
            }
        }
    }
}
