package org.cityplus.openid;

import java.util.List;
import java.util.UUID;
import org.cityplus.city.City;
import org.cityplus.city.Feature;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;

/** What a program is asking a resident for right now. */
@Component
public class PendingConsent {
    private static final OAuth2TokenType STATE = new OAuth2TokenType(OAuth2ParameterNames.STATE);

    private final Authorizations authorizations;
    private final RelyingParties relyingParties;
    private final City city;

    PendingConsent(Authorizations authorizations, RelyingParties relyingParties, City city) {
        this.authorizations = authorizations;
        this.relyingParties = relyingParties;
        this.city = city;
    }

    /** @param scopes in the order of {@link Scopes#ALL} */
    public record Asked(RelyingParty relyingParty, List<String> scopes, String redirectUri) {}

    /** @throws Refusal NOT_FOUND when it ended, or somebody else was asked; PAUSED while nobody new is allowed */
    public Asked get(UUID resident, String state) {
        OAuth2Authorization authorization = state.isBlank() ? null : authorizations.findByToken(state, STATE);
        if (authorization == null || !Authorizations.residentOf(authorization).equals(resident)) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, Message.of("openid.consent.ended"));
        }
        city.require(Feature.NEW_CONSENTS);
        OAuth2AuthorizationRequest request = java.util.Objects.requireNonNull(
                authorization.getAttribute(OAuth2AuthorizationRequest.class.getName()));
        RelyingParty asking = relyingParties.get(UUID.fromString(authorization.getRegisteredClientId()));
        return new Asked(
                asking,
                Scopes.ALL.stream().filter(request.getScopes()::contains).toList(),
                java.util.Objects.requireNonNullElse(
                        request.getRedirectUri(), asking.redirectUris().getFirst()));
    }
}
