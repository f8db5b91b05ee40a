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
import org.springframework.stereotype.Component;

/** Passkeys as WebAuthn keeps them. The user handle is the resident's id, which says nothing about them (WebAuthn 14.6.1). */
@Component
class PasskeyRows implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {
    private final JdbcClient jdbc;
    private final Clock clock;

    PasskeyRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    static Bytes handle(UUID resident) {
        return new Bytes(ByteBuffer.allocate(16)
                .putLong(resident.getMostSignificantBits())
                .putLong(resident.getLeastSignificantBits())
                .array());
    }

    static UUID resident(Bytes handle) {
        ByteBuffer bytes = ByteBuffer.wrap(handle.getBytes());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    @Override
    public void save(CredentialRecord record) {
        int known = jdbc.sql("""
                update identity.passkey
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
        jdbc.sql("""
                insert into identity.passkey
                    (id, resident, credential_id, public_key, signature_count, uv_initialized, transports,
                     backup_eligible, backup_state, attestation, label, created_at, last_used_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        Ids.next(clock),
                        resident(record.getUserEntityUserId()),
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

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return jdbc.sql("select * from identity.passkey where credential_id = ?")
                .param(credential.getBytes())
                .query(PasskeyRows::read)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes user) {
        return jdbc.sql("select * from identity.passkey where resident = ? order by created_at")
                .param(resident(user))
                .query(PasskeyRows::read)
                .list();
    }

    @Override
    public PublicKeyCredentialUserEntity findById(Bytes user) {
        return entity(resident(user));
    }

    @Override
    public PublicKeyCredentialUserEntity findByUsername(String resident) {
        return entity(UUID.fromString(resident));
    }

    /** A resident is known or not by the residents' own table. */
    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        throw new UnsupportedOperationException("residents are admitted by signing in");
    }

    @Override
    public void delete(Bytes credential) {
        throw new UnsupportedOperationException("a passkey is removed by its owner");
    }

    private static PublicKeyCredentialUserEntity entity(UUID resident) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle(resident))
                .name(resident.toString())
                .displayName(resident.toString())
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
                .userEntityUserId(handle(row.getObject("resident", UUID.class)))
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
