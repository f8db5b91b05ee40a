package org.cityplus.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.cityplus.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Master keys change under running nodes; nothing sealed is lost, nothing looked up by digest is lost. */
class RotationTest {
    @TempDir
    Path folder = Path.of("");

    private final TestDatabase database = TestDatabase.fresh("vault");
    private final HikariDataSource connections = connections(database);
    private final JdbcClient jdbc = JdbcClient.create(connections);

    private static HikariDataSource connections(TestDatabase database) {
        HikariDataSource few = new HikariDataSource();
        few.setJdbcUrl(database.jdbcUrl());
        few.setUsername(database.user());
        few.setPassword(database.password());
        few.setMaximumPoolSize(2);
        return few;
    }

    @AfterEach
    void close() {
        connections.close();
    }

    private Vault open(String suite) {
        return new VaultConfiguration().vault(jdbc, store(suite), suite);
    }

    private FileKeyStore store(String suite) {
        return new FileKeyStore(folder.resolve("master.key"), Suite.named(suite));
    }

    private MasterKeys masterKeys() {
        return new MasterKeys(
                jdbc,
                store("international"),
                new TransactionTemplate(new JdbcTransactionManager(connections)),
                Clock.systemUTC());
    }

    private static Map<UUID, byte[]> people(Vault vault, int number) {
        Map<UUID, byte[]> sealed = new HashMap<>();
        for (UUID id : Stream.generate(UUID::randomUUID).limit(number).toList()) {
            vault.admit(id);
            sealed.put(id, vault.seal(id, id.toString()));
        }
        return sealed;
    }

    private static void assertReadable(Vault vault, Map<UUID, byte[]> sealed) {
        sealed.forEach((id, bytes) -> assertThat(vault.openText(id, bytes)).isEqualTo(id.toString()));
    }

    @Test
    void withAnotherKeyARotationBeginsNothing() throws Exception {
        open("international");
        Files.writeString(folder.resolve("master.key"), "ab".repeat(32) + "\n");
        assertThatExceptionOfType(MasterKeyMissing.class)
                .isThrownBy(() -> masterKeys().rotate())
                .withMessageContainingAll("master key 1", "not the one", "CITYPLUS_MASTER_KEY");
        assertThat(jdbc.sql("select count(*) from vault.wrapping_key")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(folder.resolve("master.key.2")).doesNotExist();
    }

    @Test
    void aNodeThatNeverRestartsReadsAndAdmitsThroughARotation() throws Exception {
        Vault node = open("international");
        Map<UUID, byte[]> before = people(node, 1100);
        byte[] phone = node.digest("identity.phone", "13900000001");
        var rotated = masterKeys().rotate();
        assertThat(rotated).isEqualTo(new MasterKeys.Rotated("2", 1100));
        assertReadable(node, before);
        assertReadable(node, people(node, 1));
        assertThat(node.digest("identity.phone", "13900000001")).isEqualTo(phone);
        Files.delete(folder.resolve("master.key"));
        Vault restarted = open("international");
        assertReadable(restarted, before);
        assertThat(restarted.digest("identity.phone", "13900000001")).isEqualTo(phone);
    }

    @Test
    void stoppedAfterAnyBatchItGoesOnWithTheSameKey() {
        Map<UUID, byte[]> before = people(open("international"), 700);
        MasterKeys stopped = masterKeys();
        stopped.begin();
        assertThat(stopped.rewrap("2")).isEqualTo(500);
        assertReadable(open("international"), before);
        assertThat(masterKeys().rotate()).isEqualTo(new MasterKeys.Rotated("2", 200));
        assertReadable(open("international"), before);
        assertThat(jdbc.sql("select count(*) from vault.wrapping_key where retired_at is null")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void aDestroyedKeyStaysDestroyedThroughARotation() {
        Vault vault = open("international");
        Map<UUID, byte[]> people = people(vault, 1);
        Map.Entry<UUID, byte[]> gone = people.entrySet().iterator().next();
        vault.destroy(gone.getKey());
        assertThat(masterKeys().rotate().rewrapped()).isZero();
        assertThatExceptionOfType(SubjectErased.class)
                .isThrownBy(() -> open("international").open(gone.getKey(), gone.getValue()));
    }

    @Test
    void aChangeOfSuiteLeavesWhatWasSealedReadableAndDigestsTheSame() {
        Vault international = open("international");
        Map<UUID, byte[]> before = people(international, 2);
        Vault chinese = open("chinese");
        assertReadable(chinese, before);
        Map<UUID, byte[]> after = people(chinese, 2);
        assertThat(after.values()).allMatch(bytes -> bytes[0] == Suite.CHINESE.number());
        assertReadable(open("international"), after);
        assertThat(chinese.digest("a", "b")).isEqualTo(international.digest("a", "b"));
    }

    @Test
    void anInstallationOfOneKeyGoesOnInPlace() throws Exception {
        MasterKey key = MasterKey.create(folder.resolve("master.key"));
        UUID chen = UUID.randomUUID();
        byte[] subjectKey = Algorithms.newKey();
        byte[] name = Algorithms.seal(
                Suite.INTERNATIONAL,
                subjectKey,
                Vault.bytes(chen),
                chen.toString().getBytes(StandardCharsets.UTF_8));
        jdbc.sql("insert into vault.master_key (fingerprint) values (?)")
                .param(key.fingerprint())
                .update();
        jdbc.sql("insert into vault.subject_key (subject, wrapped) values (?, ?)")
                .params(chen, key.wrap(Suite.INTERNATIONAL, subjectKey, Vault.bytes(chen)))
                .update();
        byte[] purpose =
                Algorithms.digest(Suite.INTERNATIONAL, key.formerDigestSecret(), utf8("cityplus/digest/phone"));
        byte[] digest = Algorithms.digest(Suite.INTERNATIONAL, purpose, utf8("13900000001"));

        for (int step = 0; step < 2; step++) {
            Vault vault = open("chinese");
            assertReadable(vault, Map.of(chen, name));
            assertThat(vault.digest("phone", "13900000001")).isEqualTo(digest);
            masterKeys().rotate();
        }
        assertThat(List.of("master.key", "master.key.2", "master.key.3"))
                .allMatch(file -> Files.exists(folder.resolve(file)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theCommandTellsAndRotatesBesideTheCity() throws Exception {
        Vault node = open("international");
        Map<UUID, byte[]> before = people(node, 3);
        UUID gone = before.keySet().iterator().next();
        node.destroy(gone);
        before.remove(gone);
        try (var city = connections.getConnection()) {
            var command = new KeysCommand(city, folder.resolve("master.key"), "international", Clock.systemUTC());
            assertThat(command.status().keys()).singleElement().satisfies(key -> {
                assertThat(key.wraps()).isEqualTo(2);
                assertThat(key.isThere()).isTrue();
            });
            assertThat(command.rotate()).isEqualTo(new MasterKeys.Rotated("2", 2));
            assertThat(command.status().destroyed()).isEqualTo(1);
            assertThat(command.status().keys())
                    .extracting(KeysCommand.Key::wraps)
                    .containsExactly(0L, 2L);
        }
        assertReadable(node, before);
    }
}
