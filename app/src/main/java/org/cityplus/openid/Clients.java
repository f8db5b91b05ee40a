package org.cityplus.openid;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** The registered programs as the authorization server wants them: code flow with PKCE and nothing else (RFC 9700). */
@Component
class Clients implements RegisteredClientRepository {
    static final Duration ACCESS = Duration.ofMinutes(10);
    static final Duration REFRESH = Duration.ofDays(30);
    private static final Duration CODE = Duration.ofMinutes(1);

    private final RelyingParties relyingParties;

    Clients(RelyingParties relyingParties) {
        this.relyingParties = relyingParties;
    }

    @Override
    public void save(RegisteredClient registeredClient) {
        throw new UnsupportedOperationException("programs are registered by an administrator");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return client(Optional.of(relyingParties.get(UUID.fromString(id))));
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return client(relyingParties.findByClientId(clientId));
    }

    private @Nullable RegisteredClient client(Optional<RelyingParty> found) {
        return found.filter(one -> !one.isDisabled()).map(this::client).orElse(null);
    }

    private RegisteredClient client(RelyingParty one) {
        RegisteredClient.Builder client = RegisteredClient.withId(one.id().toString())
                .clientId(one.clientId())
                .clientIdIssuedAt(one.registeredAt())
                .clientName(one.name().en())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(uris -> uris.addAll(one.redirectUris()))
                .scopes(scopes -> scopes.addAll(one.scopes()))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(true)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .authorizationCodeTimeToLive(CODE)
                        .accessTokenTimeToLive(ACCESS)
                        .refreshTokenTimeToLive(REFRESH)
                        .reuseRefreshTokens(false)
                        .build());
        if (one.isConfidential()) {
            client.clientSecret(relyingParties.getSecretHash(one.id()))
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                    .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN);
        } else {
            client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        }
        return client.build();
    }
}
