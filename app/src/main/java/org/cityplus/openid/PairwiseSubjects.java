package org.cityplus.openid;

import java.util.Base64;
import java.util.UUID;
import org.cityplus.vault.Vault;
import org.springframework.stereotype.Component;

/**
 * Under which name a program knows a resident: another one for each host, so that two programs cannot compare their
 * people (OpenID Connect Core 1.0, section 8.1).
 */
@Component
class PairwiseSubjects {
    private final Vault vault;

    PairwiseSubjects(Vault vault) {
        this.vault = vault;
    }

    String of(UUID resident, RelyingParty relyingParty) {
        byte[] digest = vault.digest("openid/subject/" + relyingParty.sector(), resident.toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
