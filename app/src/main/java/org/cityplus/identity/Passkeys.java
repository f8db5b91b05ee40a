package org.cityplus.identity;

import com.webauthn4j.util.exception.WebAuthnException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cityplus.city.City;
import org.cityplus.identity.PasskeyChallenges.Challenge;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Coming in with a passkey (W3C WebAuthn Level 3): the browser finds the key itself, so nobody is asked who they are, and
 * the device checks its owner, so it is two factors in one.
 */
@Component
public class Passkeys {
    /** More than anybody has devices; a list longer than this is an attack or a mistake. */
    private static final int MOST = 10;

    private static final int LONGEST_LABEL = 40;

    private final PasskeyRows rows;
    private final PasskeyChallenges challenges;
    private final Residents residents;
    private final City city;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    Passkeys(
            PasskeyRows rows,
            PasskeyChallenges challenges,
            Residents residents,
            City city,
            JdbcClient jdbc,
            Clock clock) {
        this.rows = rows;
        this.challenges = challenges;
        this.residents = residents;
        this.city = city;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the browser is asked, as JSON of WebAuthn, and the id under which the answer is expected. */
    public record Asked(UUID challenge, String options) {}

    public Asked askToCreate(PasskeySite site, UUID resident) {
        Challenge challenge = challenges.make(resident);
        return new Asked(challenge.id(), json.writeValueAsString(creation(site, resident, challenge.bytes())));
    }

    public Asked askToSignIn(PasskeySite site) {
        Challenge challenge = challenges.make(null);
        return new Asked(challenge.id(), json.writeValueAsString(request(site, challenge.bytes())));
    }

    /** @throws Refusal INVALID when the browser's answer proves nothing; CONFLICT beyond ten passkeys */
    @Transactional
    public void register(PasskeySite site, UUID resident, UUID challenge, String credential, String label) {
        if (list(resident).size() >= MOST) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("identity.passkey.too-many", MOST));
        }
        PublicKeyCredentialCreationOptions options = creation(site, resident, challenges.take(challenge, resident));
        try {
            PublicKeyCredential<AuthenticatorAttestationResponse> answer =
                    json.readValue(credential, new TypeReference<>() {});
            operations(site)
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            options, new RelyingPartyPublicKey(answer, tidy(label))));
        } catch (JacksonException | WebAuthnException | IllegalArgumentException e) {
            throw unproven();
        }
    }

    /** The resident whose passkey signed the challenge. */
    @Transactional(noRollbackFor = Refusal.class)
    public Resident recognise(PasskeySite site, UUID challenge, String credential) {
        PublicKeyCredentialRequestOptions options = request(site, challenges.take(challenge, null));
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> answer =
                    json.readValue(credential, new TypeReference<>() {});
            PublicKeyCredentialUserEntity who =
                    operations(site).authenticate(new RelyingPartyAuthenticationRequest(options, answer));
            return residents.get(PasskeyRows.resident(who.getId()));
        } catch (JacksonException | WebAuthnException | IllegalArgumentException e) {
            throw unproven();
        }
    }

    public List<Passkey> list(UUID resident) {
        return jdbc.sql(
                        "select id, label, created_at, last_used_at from identity.passkey where resident = ? order by created_at")
                .param(resident)
                .query((row, n) -> new Passkey(
                        row.getObject("id", UUID.class),
                        row.getString("label"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("last_used_at").toInstant()))
                .list();
    }

    public void rename(UUID resident, UUID id, String label) {
        int renamed = jdbc.sql("update identity.passkey set label = ? where id = ? and resident = ?")
                .params(tidy(label), id, resident)
                .update();
        if (renamed == 0) {
            throw Refusal.notFound();
        }
    }

    /** Removing one that is gone changes nothing; somebody else's is not touched. */
    public void remove(UUID resident, UUID id) {
        jdbc.sql("delete from identity.passkey where id = ? and resident = ?")
                .params(id, resident)
                .update();
    }

    private String tidy(String label) {
        String typed = label.strip().replaceAll("\\p{Cntrl}", "");
        if (typed.isEmpty()) {
            return "" + java.time.LocalDate.now(clock.withZone(city.zone()));
        }
        return typed.length() <= LONGEST_LABEL ? typed : typed.substring(0, LONGEST_LABEL);
    }

    private PublicKeyCredentialCreationOptions creation(PasskeySite site, UUID resident, Bytes challenge) {
        String shown = residents.getProfile(resident).shownAs();
        return PublicKeyCredentialCreationOptions.builder()
                .rp(party(site))
                .user(ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(PasskeyRows.handle(resident))
                        .name(shown)
                        .displayName(shown)
                        .build())
                .challenge(challenge)
                .pubKeyCredParams(
                        PublicKeyCredentialParameters.EdDSA,
                        PublicKeyCredentialParameters.ES256,
                        PublicKeyCredentialParameters.RS256)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .attestation(AttestationConveyancePreference.NONE)
                .excludeCredentials(rows.findByUserId(PasskeyRows.handle(resident)).stream()
                        .map(Passkeys::descriptor)
                        .toList())
                .timeout(PasskeyChallenges.LIFE)
                .build();
    }

    private static PublicKeyCredentialDescriptor descriptor(CredentialRecord record) {
        return PublicKeyCredentialDescriptor.builder()
                .id(record.getCredentialId())
                .transports(record.getTransports())
                .build();
    }

    private static PublicKeyCredentialRequestOptions request(PasskeySite site, Bytes challenge) {
        return PublicKeyCredentialRequestOptions.builder()
                .challenge(challenge)
                .rpId(site.rpId())
                .allowCredentials(List.of())
                .userVerification(UserVerificationRequirement.REQUIRED)
                .timeout(PasskeyChallenges.LIFE)
                .build();
    }

    private Webauthn4JRelyingPartyOperations operations(PasskeySite site) {
        return new Webauthn4JRelyingPartyOperations(
                rows, rows, party(site), Set.of(site.origin().toString()));
    }

    private PublicKeyCredentialRpEntity party(PasskeySite site) {
        return PublicKeyCredentialRpEntity.builder()
                .id(site.rpId())
                .name(city.name().zh())
                .build();
    }

    private static Refusal unproven() {
        return new Refusal(Refusal.Kind.INVALID, Message.of("identity.passkey.failed"));
    }
}
