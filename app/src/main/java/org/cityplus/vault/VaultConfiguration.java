package org.cityplus.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    /**
     * Opens the vault with the master key in {@code file}. A new key is made only for a database that never had one:
     * replacing a lost key would silently leave every sealed row unreadable.
     */
    @Bean
    @DependsOnDatabaseInitialization
    Vault vault(JdbcClient jdbc, @Value("${cityplus.master-key:${cityplus.data:./data}/keys/master.key}") Path file) {
        Optional<byte[]> known = jdbc.sql("select fingerprint from vault.master_key")
                .query(byte[].class)
                .optional();
        if (known.isEmpty()) {
            MasterKey key = Files.exists(file) ? MasterKey.read(file) : MasterKey.create(file);
            jdbc.sql("insert into vault.master_key (fingerprint) values (?) on conflict do nothing")
                    .param(key.fingerprint())
                    .update();
            return new Vault(jdbc, checked(jdbc, key, file));
        }
        if (!Files.exists(file)) {
            throw new MasterKeyMissing("This database was sealed with a master key that is not at " + file
                    + ". Bring the key file back from its backup, or set CITYPLUS_MASTER_KEY to where it is.");
        }
        return new Vault(jdbc, checked(jdbc, MasterKey.read(file), file));
    }

    private static MasterKey checked(JdbcClient jdbc, MasterKey key, Path file) {
        byte[] known = jdbc.sql("select fingerprint from vault.master_key")
                .query(byte[].class)
                .single();
        if (!MessageDigest.isEqual(known, key.fingerprint())) {
            throw new MasterKeyMissing("The master key at " + file
                    + " is not the one this database was sealed with. Bring back the right key file.");
        }
        return key;
    }
}
