package org.cityplus.openid;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.security.Principal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cityplus.identity.Resident;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Running sign-ins and accesses. A code is exchanged once even when two ask in the same moment, and a refresh token
 * shown twice ends the access it belongs to.
 */
@Component
class Authorizations implements OAuth2AuthorizationService {
    /** How long somebody may think over the consent page. */
    static final Duration THINKING = Duration.ofMinutes(15);

    private static final String VERSION = "cityplus.version";
    private static final String STATE = "state";
    private static final String REFRESH = "refresh";
    private static final ObjectInputFilter FILTER = ObjectInputFilter.Config.createFilter(
            "maxdepth=40;maxbytes=1000000;java.**;org.springframework.security.**;org.cityplus.identity.*;!*");

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Authorizations(JdbcClient jdbc, Vault vault, Clock clock, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
        this.transactions = transactions;
    }

    @Override
    @Transactional
    public void save(OAuth2Authorization authorization) {
        Integer version = authorization.getAttribute(VERSION);
        UUID id = UUID.fromString(authorization.getId());
        UUID resident = residentOf(authorization);
        byte[] sealed = vault.seal(resident, write(authorization));
        Timestamp until = Timestamp.from(endOf(authorization));
        if (version == null) {
            jdbc.sql("""
                    insert into openid.granted (id, relying_party, resident, version, sealed, expires_at)
                    values (?, ?, ?, 1, ?, ?)
                    """)
                    .params(id, UUID.fromString(authorization.getRegisteredClientId()), resident, sealed, until)
                    .update();
        } else {
            int changed = jdbc.sql("""
                    update openid.granted set version = version + 1, sealed = ?, expires_at = ?
                     where id = ? and version = ?
                    """).params(sealed, until, id, version).update();
            if (changed == 0) {
                // Somebody else used the code in the same moment, or the resident took the consent back.
                throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
            }
        }
        keepTokens(id, tokensOf(authorization));
    }

    private void keepTokens(UUID id, Map<String, String> tokens) {
        byte[][] current = tokens.entrySet().stream()
                .map(token -> digest(token.getKey(), token.getValue()))
                .toArray(byte[][]::new);
        jdbc.sql("delete from openid.token where granted = ? and kind <> ? and not digest = any (?)")
                .params(id, REFRESH, current)
                .update();
        jdbc.sql("update openid.token set spent = true where granted = ? and kind = ? and not digest = any (?)")
                .params(id, REFRESH, current)
                .update();
        tokens.forEach((kind, value) ->
                jdbc.sql("""
                        insert into openid.token (digest, granted, kind) values (?, ?, ?) on conflict do nothing
                        """).params(digest(kind, value), id, kind).update());
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        jdbc.sql("delete from openid.granted where id = ?")
                .param(UUID.fromString(authorization.getId()))
                .update();
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return find(UUID.fromString(id)).orElse(null);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        Stream<String> kinds = type == null
                ? Stream.of(STATE, OAuth2ParameterNames.CODE, "access", REFRESH, "id")
                : Stream.of(kind(type));
        byte[][] digests = kinds.map(kind -> digest(kind, token)).toArray(byte[][]::new);
        record Found(UUID granted, boolean spent) {}
        Optional<Found> found = jdbc.sql("select granted, spent from openid.token where digest = any (?) limit 1")
                .param(digests)
                .query((row, n) -> new Found(row.getObject(1, UUID.class), row.getBoolean(2)))
                .optional();
        if (found.isPresent() && found.get().spent) {
            // In a transaction of its own: the refusal that follows must not bring the access back.
            transactions.executeWithoutResult(status -> jdbc.sql("delete from openid.granted where id = ?")
                    .param(found.get().granted)
                    .update());
            return null;
        }
        return found.flatMap(one -> find(one.granted)).orElse(null);
    }

    private record Row(UUID resident, int version, byte[] sealed) {}

    private Optional<OAuth2Authorization> find(UUID id) {
        return jdbc.sql("select resident, version, sealed from openid.granted where id = ? and expires_at > ?")
                .params(id, Timestamp.from(clock.instant()))
                .query((row, n) ->
                        new Row(row.getObject("resident", UUID.class), row.getInt("version"), row.getBytes("sealed")))
                .optional()
                .flatMap(row -> read(vault.open(row.resident, row.sealed))
                        .map(authorization -> OAuth2Authorization.from(authorization)
                                .attribute(VERSION, row.version)
                                .build()));
    }

    /** Forgets what has ended. */
    int sweep() {
        return jdbc.sql("delete from openid.granted where expires_at <= ?")
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    static UUID residentOf(OAuth2Authorization authorization) {
        Authentication who = Objects.requireNonNull(authorization.getAttribute(Principal.class.getName()));
        if (who.getPrincipal() instanceof Resident resident) {
            return resident.id();
        }
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.ACCESS_DENIED);
    }

    private Instant endOf(OAuth2Authorization authorization) {
        Instant thinking = clock.instant().plus(THINKING);
        return Stream.of(
                        authorization.getToken(OAuth2AuthorizationCode.class),
                        authorization.getAccessToken(),
                        authorization.getRefreshToken())
                .filter(Objects::nonNull)
                .map(token -> token.getToken().getExpiresAt())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(thinking);
    }

    private static Map<String, String> tokensOf(OAuth2Authorization authorization) {
        Map<String, String> tokens = new LinkedHashMap<>();
        String state = authorization.getAttribute(OAuth2ParameterNames.STATE);
        if (state != null) {
            tokens.put(STATE, state);
        }
        put(tokens, OAuth2ParameterNames.CODE, authorization.getToken(OAuth2AuthorizationCode.class));
        put(tokens, "access", authorization.getAccessToken());
        put(tokens, REFRESH, authorization.getRefreshToken());
        put(tokens, "id", authorization.getToken(OidcIdToken.class));
        return tokens;
    }

    private static void put(
            Map<String, String> tokens, String kind, OAuth2Authorization.@Nullable Token<? extends OAuth2Token> token) {
        if (token != null) {
            tokens.put(kind, token.getToken().getTokenValue());
        }
    }

    private static String kind(OAuth2TokenType type) {
        return switch (type.getValue()) {
            case "access_token" -> "access";
            case "refresh_token" -> REFRESH;
            case "id_token" -> "id";
            default -> type.getValue();
        };
    }

    private byte[] digest(String kind, String token) {
        return vault.digest("openid/token/" + kind, token);
    }

    private static byte[] write(OAuth2Authorization authorization) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(authorization);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Nothing when an older release wrote it in a form this one does not read: the person signs in once more. */
    private static Optional<OAuth2Authorization> read(byte[] bytes) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(FILTER);
            return Optional.of((OAuth2Authorization) in.readObject());
        } catch (InvalidClassException | ClassNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
