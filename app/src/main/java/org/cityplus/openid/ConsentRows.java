package org.cityplus.openid;

import java.util.List;
import java.util.UUID;
import org.cityplus.city.City;
import org.cityplus.city.Feature;
import org.cityplus.identity.GuardianConsents;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.stereotype.Component;

/** {@link Consents} as the authorization server wants them; the principal's name is the resident's id. */
@Component
class ConsentRows implements OAuth2AuthorizationConsentService {
    private final Consents consents;
    private final GuardianConsents guardians;
    private final City city;

    ConsentRows(Consents consents, GuardianConsents guardians, City city) {
        this.guardians = guardians;
        this.consents = consents;
        this.city = city;
    }

    @Override
    public void save(OAuth2AuthorizationConsent consent) {
        if (!city.isOn(Feature.NEW_CONSENTS)) {
            // The page has said so already; this is for whoever sent its form after all. Its words are the protocol's.
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE), null);
        }
        UUID resident = UUID.fromString(consent.getPrincipalName());
        if (guardians.isChild(resident) && guardians.find(resident).isEmpty()) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.ACCESS_DENIED);
        }
        consents.give(
                resident,
                UUID.fromString(consent.getRegisteredClientId()),
                consent.getScopes().stream().sorted().toList());
    }

    @Override
    public void remove(OAuth2AuthorizationConsent consent) {
        consents.withdraw(
                UUID.fromString(consent.getPrincipalName()), UUID.fromString(consent.getRegisteredClientId()));
    }

    @Override
    public @Nullable OAuth2AuthorizationConsent findById(String relyingParty, String resident) {
        return consents.find(UUID.fromString(resident), UUID.fromString(relyingParty))
                .map(scopes -> consent(relyingParty, resident, scopes))
                .orElse(null);
    }

    private static OAuth2AuthorizationConsent consent(String relyingParty, String resident, List<String> scopes) {
        OAuth2AuthorizationConsent.Builder consent = OAuth2AuthorizationConsent.withId(relyingParty, resident);
        scopes.forEach(consent::scope);
        return consent.build();
    }
}
