package org.cityplus.identity;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.kernel.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/** Passkeys as WebAuthn keeps them. The user handle is the owner's id, which says nothing about them (WebAuthn 14.6.1). */
class PasskeyRows implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {
    /** Whose passkeys: residents and staff come in by different doors, with keys that open one of them only. */
    enum Owner {
        RESIDENT("identity.passkey", "resident"),
        STAFF("identity.staff_passkey", "staff");

        private final String table;
        private final String column;

        Owner(String table, String column) {
            this.table = table;
            this.column = column;
        }
    }

    private final JdbcClient jdbc;
    private final Owner owner;
    private final Clock clock;

    PasskeyRows(JdbcClient jdbc, Owner owner, Clock clock) {
        this.jdbc = jdbc;
        this.owner = owner;
        this.clock = clock;
    }

    /** SQL with {@code {table}} and {@code {owner}} put in. */
    private JdbcClient.StatementSpec sql(String text) {
        return jdbc.sql(text.replace("{table}", owner.table).replace("{owner}", owner.column));
    }

    static Bytes handle(UUID owner) {
        return new Bytes(ByteBuffer.allocate(16)
                .putLong(owner.getMostSignificantBits())
                .putLong(owner.getLeastSignificantBits())
                .array());
    }

    static UUID owner(Bytes handle) {
        ByteBuffer bytes = ByteBuffer.wrap(handle.getBytes());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    @Override
    public void save(CredentialRecord record) {
        int known = sql("""
                update {table}
                   set signature_count = :count, uv_initialized = :verified, backup_state = :backup, last_used_at = :now
                 where credential_id = :credential
                """)
                .param("count", record.getSignatureCount())
                .param("verified", record.isUvInitialized())
                .param("backup", record.isBackupState())
                .param("now", Timestamp.from(clock.instant()))
                .param("credential", record.getCredentialId().getBytes())
                .update();
        if (known == 0) {
            insert(record);
        }
    }

    private void insert(CredentialRecord record) {
        Timestamp now = Timestamp.from(clock.instant());
        sql("""
                insert into {table}
                    (id, {owner}, credential_id, public_key, signature_count, uv_initialized, transports,
                     backup_eligible, backup_state, attestation, label, created_at, last_used_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        Ids.next(clock),
                        owner(record.getUserEntityUserId()),
                        record.getCredentialId().getBytes(),
                        record.getPublicKey().getBytes(),
                        record.getSignatureCount(),
                        record.isUvInitialized(),
                        record.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .collect(Collectors.joining(",")),
                        record.isBackupEligible(),
                        record.isBackupState(),
                        Objects.requireNonNull(record.getAttestationObject()).getBytes(),
                        record.getLabel(),
                        now,
                        now)
                .update();
    }

    /** Held until the end of the transaction: one that is removed meanwhile must not be written back when it has been used. */
    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return sql("select {owner} as owner, p.* from {table} p where credential_id = ? for update")
                .param(credential.getBytes())
                .query(PasskeyRows::read)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes user) {
        return sql("select {owner} as owner, p.* from {table} p where {owner} = ? order by created_at")
                .param(owner(user))
                .query(PasskeyRows::read)
                .list();
    }

    List<Passkey> list(UUID of) {
        return sql("select id, label, created_at, last_used_at from {table} where {owner} = ? order by created_at")
                .param(of)
                .query((row, n) -> new Passkey(
                        row.getObject("id", UUID.class),
                        row.getString("label"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("last_used_at").toInstant()))
                .list();
    }

    boolean rename(UUID of, UUID id, String label) {
        return sql("update {table} set label = ? where id = ? and {owner} = ?")
                        .params(label, id, of)
                        .update()
                > 0;
    }

    boolean remove(UUID of, UUID id) {
        return sql("delete from {table} where id = ? and {owner} = ?")
                        .params(id, of)
                        .update()
                > 0;
    }

    @Override
    public PublicKeyCredentialUserEntity findById(Bytes user) {
        return entity(owner(user));
    }

    @Override
    public PublicKeyCredentialUserEntity findByUsername(String owner) {
        return entity(UUID.fromString(owner));
    }

    /** An owner is known or not by a table of their own. */
    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        throw new UnsupportedOperationException("owners are known before they have passkeys");
    }

    @Override
    public void delete(Bytes credential) {
        throw new UnsupportedOperationException("a passkey is removed by its owner");
    }

    private static PublicKeyCredentialUserEntity entity(UUID owner) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle(owner))
                .name(owner.toString())
                .displayName(owner.toString())
                .build();
    }

    private static CredentialRecord read(ResultSet row, int n) throws SQLException {
        Set<AuthenticatorTransport> transports = Arrays.stream(
                        row.getString("transports").split(","))
                .filter(word -> !word.isEmpty())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet());
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(handle(row.getObject("owner", UUID.class)))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(row.getBoolean("uv_initialized"))
                .transports(transports)
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backup_state"))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .label(row.getString("label"))
                .created(row.getTimestamp("created_at").toInstant())
                .lastUsed(row.getTimestamp("last_used_at").toInstant())
                .build();
    }
}
