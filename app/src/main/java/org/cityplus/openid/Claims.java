package org.cityplus.openid;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cityplus.identity.Profile;
import org.cityplus.identity.Residents;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.stereotype.Component;

/** What a program is told of a resident, by the scopes the resident allowed (OpenID Connect Core 1.0, section 5.4). */
@Component
class Claims {
    private final Residents residents;
    private final RelyingParties relyingParties;
    private final PairwiseSubjects subjects;

    Claims(Residents residents, RelyingParties relyingParties, PairwiseSubjects subjects) {
        this.residents = residents;
        this.relyingParties = relyingParties;
        this.subjects = subjects;
    }

    String subject(OAuth2Authorization authorization) {
        return subject(authorization.getRegisteredClientId(), Authorizations.residentOf(authorization));
    }

    String subject(String relyingParty, UUID resident) {
        return subjects.of(resident, relyingParties.get(UUID.fromString(relyingParty)));
    }

    OidcUserInfo userInfo(OidcUserInfoAuthenticationContext context) {
        OAuth2Authorization authorization = context.getAuthorization();
        OAuth2AccessToken token = context.getAccessToken();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", subject(authorization));
        Set<String> scopes = token.getScopes();
        Profile profile = residents.getProfile(Authorizations.residentOf(authorization));
        if (scopes.contains(Scopes.PROFILE)) {
            profile.findName().ifPresent(name -> claims.put("name", name));
        }
        if (scopes.contains(Scopes.PHONE)) {
            profile.findPhone().ifPresent(phone -> {
                claims.put("phone_number", "+86" + phone.value());
                claims.put("phone_number_verified", true);
            });
        }
        return new OidcUserInfo(claims);
    }
}
