package org.cityplus.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class VaultConfiguration {
    @Bean
    FileKeyStore keyStore(
            @Value("${cityplus.master-key:${cityplus.data:./data}/keys/master.key}") Path file,
            @Value("${cityplus.vault.suite:international}") String suite) {
        return new FileKeyStore(file, Suite.named(suite));
    }

    @Bean
    @DependsOnDatabaseInitialization
    MasterKeys masterKeys(JdbcClient jdbc, KeyStore store, TransactionOperations transactions, Clock clock) {
        return new MasterKeys(jdbc, store, transactions, clock);
    }

    /**
     * Opens the vault. A new master key is made only for a database that never had one: replacing a lost key would
     * silently leave every sealed row unreadable.
     */
    @Bean
    @DependsOnDatabaseInitialization
    Vault vault(JdbcClient jdbc, FileKeyStore store, @Value("${cityplus.vault.suite:international}") String suiteName) {
        Suite suite = Suite.named(suiteName);
        if (digestSecret(jdbc).isEmpty()) {
            keepDigestSecret(jdbc, store, suite);
        }
        Secret secret = digestSecret(jdbc).orElseThrow();
        try {
            byte[] plain = store.unwrap(secret.master(), secret.wrapped(), MasterKeys.DIGEST_SECRET);
            return new Vault(
                    jdbc,
                    store,
                    suite,
                    new Digests(Suite.of(secret.suite()), plain),
                    new DestroyedList(store.file(FileKeyStore.FIRST).resolveSibling("destroyed.list")));
        } catch (SealBroken e) {
            throw notTheOne(store.file(secret.master()));
        }
    }

    private record Secret(String master, byte[] wrapped, byte suite) {}

    private static Optional<Secret> digestSecret(JdbcClient jdbc) {
        return jdbc.sql("select master_key, wrapped, suite from vault.digest_secret")
                .query((r, n) -> new Secret(r.getString(1), r.getBytes(2), r.getByte(3)))
                .optional();
    }

    /** Of several nodes that start at once, the first one's secret counts. */
    private static void keepDigestSecret(JdbcClient jdbc, FileKeyStore store, Suite suite) {
        Optional<byte[]> fingerprint = jdbc.sql("select fingerprint from vault.master_key")
                .query(byte[].class)
                .optional();
        Path file = store.file(FileKeyStore.FIRST);
        byte[] secret;
        Suite digests;
        if (fingerprint.isPresent()) {
            MasterKey first = store.key(FileKeyStore.FIRST);
            if (!MessageDigest.isEqual(fingerprint.get(), first.fingerprint())) {
                throw notTheOne(file);
            }
            secret = first.formerDigestSecret();
            digests = Suite.INTERNATIONAL;
        } else {
            if (!Files.exists(file)) {
                store.create(FileKeyStore.FIRST);
            }
            secret = Algorithms.newKey();
            digests = suite;
        }
        jdbc.sql("""
                insert into vault.digest_secret (master_key, wrapped, suite) values (?, ?, ?) on conflict do nothing
                """)
                .params(FileKeyStore.FIRST, store.wrap(FileKeyStore.FIRST, secret, MasterKeys.DIGEST_SECRET), (int)
                        digests.number())
                .update();
    }

    private static MasterKeyMissing notTheOne(Path file) {
        return new MasterKeyMissing("The master key at " + file
                + " is not the one this database was sealed with. Bring back the right key file.");
    }
}
