package org.cityplus.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cityplus.kernel.Ids;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keys that sign identity tokens: RS256, the one algorithm every client must know (OpenID Connect Core 1.0, section
 * 15.1). A new one every 90 days; the last one stays published until its tokens have ended.
 */
@Component
class SigningKeys implements JWKSource<SecurityContext> {
    static final Duration LIFE = Duration.ofDays(90);
    static final Duration PUBLISHED = LIFE.plusDays(2);
    private static final Duration MEMORY = Duration.ofMinutes(1);
    private static final int BITS = 3072;

    /** Whose key in the vault seals them: this module's own, nobody's. */
    private static final UUID OWNER = UUID.fromString("6f70656e-6964-7000-8000-000000000001");

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;
    private final TransactionTemplate transactions;
    private volatile @Nullable Loaded loaded;

    SigningKeys(JdbcClient jdbc, Vault vault, Clock clock, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
        this.transactions = transactions;
    }

    private record Loaded(List<JWK> newestFirst, Instant newestMade, Instant at) {
        boolean isFresh(Instant now) {
            return at.isAfter(now.minus(MEMORY)) && newestMade.isAfter(now.minus(LIFE));
        }
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(new JWKSet(list()));
    }

    /** The published keys, the one that signs first. */
    List<JWK> list() {
        Instant now = clock.instant();
        Loaded known = loaded;
        if (known == null || !known.isFresh(now)) {
            known = load(now);
            if (known == null || known.newestMade.isBefore(now.minus(LIFE))) {
                vault.admit(OWNER);
                transactions.executeWithoutResult(status -> makeUnlessMade(now));
                known = java.util.Objects.requireNonNull(load(now));
            }
            loaded = known;
        }
        return known.newestFirst;
    }

    private void makeUnlessMade(Instant now) {
        jdbc.sql("lock table openid.signing_key in share row exclusive mode").update();
        Loaded known = load(now);
        if (known != null && known.newestMade.isAfter(now.minus(LIFE))) {
            return;
        }
        try {
            RSAKey key = new RSAKeyGenerator(BITS)
                    .keyID(Ids.next(clock).toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            jdbc.sql("insert into openid.signing_key (kid, sealed, created_at) values (?, ?, ?)")
                    .params(key.getKeyID(), vault.seal(OWNER, key.toJSONString()), Timestamp.from(now))
                    .update();
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot make a signing key", e);
        }
    }

    private record Row(JWK key, Instant made) {}

    private @Nullable Loaded load(Instant now) {
        List<Row> rows = jdbc.sql("""
                select sealed, created_at from openid.signing_key where created_at > ? order by created_at desc, kid
                """)
                .param(Timestamp.from(now.minus(PUBLISHED)))
                .query((row, n) -> new Row(
                        parse(vault.openText(OWNER, row.getBytes(1))),
                        row.getTimestamp(2).toInstant()))
                .list();
        return rows.isEmpty() ? null : new Loaded(rows.stream().map(Row::key).toList(), rows.getFirst().made, now);
    }

    private static JWK parse(String json) {
        try {
            return JWK.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("a stored signing key cannot be read", e);
        }
    }
}
