package org.cityplus.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cityplus.testing.Statements;
import org.cityplus.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is sealed for one person opens for that person, unaltered, with the right keys; otherwise not at all. */
class VaultTest {
    private static final byte[] PLAIN = "500190199804121027".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder = Path.of("");

    private final TestDatabase database = TestDatabase.fresh("vault");
    private final JdbcClient jdbc = database.jdbc();
    private final UUID chen = UUID.fromString("019a0000-0000-7000-8000-000000000001");
    private final UUID wang = UUID.fromString("019a0000-0000-7000-8000-000000000002");
    private Path file = folder;

    @BeforeEach
    void twoPeople() {
        file = folder.resolve("keys/master.key");
        Vault vault = open();
        vault.admit(chen);
        vault.admit(wang);
    }

    private Vault open() {
        return new VaultConfiguration().vault(jdbc, new FileKeyStore(file, Suite.INTERNATIONAL), "international");
    }

    @Test
    void opensWhatItSealedAlsoAfterARestart() {
        byte[] sealed = open().seal(chen, PLAIN);
        assertThat(open().open(chen, sealed)).isEqualTo(PLAIN);
        assertThat(sealed).as("not in clear").isNotEqualTo(PLAIN).hasSizeGreaterThan(PLAIN.length);
        assertThat(open().seal(chen, PLAIN)).as("never twice the same").isNotEqualTo(sealed);
    }

    @Test
    void everySingleByteThatIsAlteredBreaksTheSeal() {
        Vault vault = open();
        byte[] sealed = vault.seal(chen, PLAIN);
        for (int at = 0; at < sealed.length; at++) {
            byte[] altered = sealed.clone();
            altered[at] ^= 1;
            assertBroken(vault, chen, altered, "byte " + at);
        }
    }

    @Test
    void whatWasCutOffOrNeverSealedIsBroken() {
        Vault vault = open();
        byte[] sealed = vault.seal(chen, PLAIN);
        for (int length = 0; length < sealed.length; length++) {
            assertBroken(vault, chen, java.util.Arrays.copyOf(sealed, length), "length " + length);
        }
        assertBroken(vault, chen, PLAIN, "plain");
    }

    @Test
    void movedToAnotherPersonItIsBroken() {
        Vault vault = open();
        assertBroken(vault, wang, vault.seal(chen, PLAIN), "moved");
    }

    @Test
    void evenWithTheKeyMovedAlongItIsBroken() {
        byte[] sealed = open().seal(chen, PLAIN);
        jdbc.sql("update vault.subject_key set wrapped = (select wrapped from vault.subject_key where subject = ?)"
                        + " where subject = ?")
                .params(chen, wang)
                .update();
        assertBroken(open(), wang, sealed, "key and data moved");
    }

    @Test
    void anotherMasterKeyOpensNothing() {
        byte[] sealed = open().seal(chen, PLAIN);
        var store = new FileKeyStore(folder.resolve("another.key"), Suite.INTERNATIONAL);
        store.create(FileKeyStore.FIRST);
        var another = new Vault(
                jdbc,
                store,
                Suite.INTERNATIONAL,
                new Digests(Suite.INTERNATIONAL, Algorithms.newKey()),
                new DestroyedList(folder.resolve("destroyed.list")));
        assertBroken(another, chen, sealed, "another master key");
    }

    @Test
    void withoutItsKeyFileASealedDatabaseIsNotOpenedAndNoNewKeyIsMade() throws IOException {
        Files.delete(file);
        assertThatExceptionOfType(MasterKeyMissing.class)
                .isThrownBy(this::open)
                .withMessageContaining(file.toString())
                .withMessageContaining("from its backup")
                .withMessageContaining("CITYPLUS_MASTER_KEY");
        assertThat(file).doesNotExist();
    }

    @Test
    void aKeyFileOfAnotherDatabaseIsNotTaken() throws IOException {
        Files.delete(file);
        MasterKey.create(file);
        assertThatExceptionOfType(MasterKeyMissing.class)
                .isThrownBy(this::open)
                .withMessageContaining("not the one")
                .withMessageContaining("right key file");
    }

    @Test
    void aKeyFileWithRubbishIsNamed() throws IOException {
        for (String rubbish : new String[] {"", "abc", "zz".repeat(32), "ab".repeat(31)}) {
            Files.writeString(file, rubbish);
            assertThatIllegalStateException()
                    .isThrownBy(this::open)
                    .withMessageContaining(file.toString())
                    .withMessageContaining("64 hexadecimal digits");
        }
    }

    @Test
    void onlyItsOwnerReadsTheKeyFile() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyIsNotMadeInsideATransactionThatMayBeTakenBack() {
        UUID somebody = UUID.randomUUID();
        Vault vault = open();
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
        assertThatIllegalStateException()
                .isThrownBy(() -> transaction.executeWithoutResult(status -> vault.admit(somebody)))
                .withMessageContaining("outside any transaction");
        assertThatExceptionOfType(SubjectErased.class).isThrownBy(() -> vault.seal(somebody, PLAIN));
    }

    @Test
    void lettingInTwiceKeepsTheKey() {
        Vault vault = open();
        byte[] sealed = vault.seal(chen, PLAIN);
        vault.admit(chen);
        assertThat(open().open(chen, sealed)).isEqualTo(PLAIN);
    }

    @Test
    void destroyingThePersonsKeyErasesWhatItSealed() {
        byte[] sealed = open().seal(chen, PLAIN);
        Vault vault = open();
        assertThat(vault.open(chen, sealed)).isEqualTo(PLAIN);
        vault.destroy(chen);
        vault.destroy(chen);
        for (Vault node : new Vault[] {vault, open()}) {
            assertThatExceptionOfType(SubjectErased.class).isThrownBy(() -> node.open(chen, sealed));
            node.admit(chen);
            assertThatExceptionOfType(SubjectErased.class)
                    .as("the id gets no other key")
                    .isThrownBy(() -> node.seal(chen, PLAIN));
        }
    }

    @Test
    void digestsOfOneTableSayNothingAboutAnother() {
        Vault vault = open();
        assertThat(vault.digest("identity.phone", "13900000001"))
                .isEqualTo(open().digest("identity.phone", "13900000001"))
                .isNotEqualTo(vault.digest("identity.code", "13900000001"))
                .isNotEqualTo(vault.digest("identity.phone", "13900000002"));
    }

    private static void assertBroken(Vault vault, UUID subject, byte[] sealed, String how) {
        assertThatExceptionOfType(SealBroken.class).as(how).isThrownBy(() -> vault.open(subject, sealed));
    }

    /** A page of a list opens something of each person: one statement for all keys, none for each. */
    @Test
    void aPageOfKeysIsLoadedInOneStatement() {
        List<UUID> page = Stream.generate(UUID::randomUUID).limit(50).toList();
        Vault first = open();
        page.forEach(first::admit);
        List<byte[]> sealed = page.stream().map(id -> first.seal(id, PLAIN)).toList();
        Vault cold = open();
        assertThat(Statements.of(() -> cold.preload(page))).hasSize(1);
        assertThat(Statements.of(() -> {
                    for (int i = 0; i < page.size(); i++) {
                        cold.open(page.get(i), sealed.get(i));
                    }
                }))
                .isEmpty();
        assertThat(Statements.of(() -> cold.preload(page))).as("known already").isEmpty();
    }

    /** A backup brought the key back; the list beside the master key knows better. */
    @Test
    void whatWasDestroyedIsDestroyedAgainAfterARestore() {
        Vault vault = open();
        byte[] wrapped = jdbc.sql("select wrapped from vault.subject_key where subject = ?")
                .param(chen)
                .query(byte[].class)
                .single();
        vault.destroy(chen);
        jdbc.sql("update vault.subject_key set wrapped = ?, destroyed_at = null where subject = ?")
                .params(wrapped, chen)
                .update();
        Vault restored = open();
        assertThat(restored.destroyAgain()).containsExactly(chen);
        assertThat(restored.isDestroyed(chen)).isTrue();
        assertThat(restored.isDestroyed(wang)).isFalse();
        assertThat(restored.destroyAgain()).isEmpty();
    }
}
