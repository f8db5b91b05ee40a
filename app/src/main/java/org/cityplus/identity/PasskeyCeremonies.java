package org.cityplus.identity;

import com.webauthn4j.util.exception.WebAuthnException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cityplus.city.City;
import org.cityplus.identity.PasskeyChallenges.Challenge;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
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
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The two ceremonies of a passkey (W3C WebAuthn Level 3): it is made, and it proves its owner. */
final class PasskeyCeremonies {
    /** More than anybody has devices; a list longer than this is an attack or a mistake. */
    private static final int MOST = 10;

    private static final int LONGEST_LABEL = 40;

    private final PasskeyRows rows;
    private final PasskeyChallenges challenges;
    private final City city;
    private final Clock clock;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    PasskeyCeremonies(PasskeyRows rows, PasskeyChallenges challenges, City city, Clock clock) {
        this.rows = rows;
        this.challenges = challenges;
        this.city = city;
        this.clock = clock;
    }

    /** @param shown how the owner recognises the key in their device's list */
    Passkeys.Asked askToCreate(PasskeySite site, UUID owner, String shown) {
        Challenge challenge = challenges.make(owner);
        return new Passkeys.Asked(
                challenge.id(), json.writeValueAsString(creation(site, owner, shown, challenge.bytes())));
    }

    Passkeys.Asked askToSignIn(PasskeySite site) {
        Challenge challenge = challenges.make(null);
        return new Passkeys.Asked(challenge.id(), json.writeValueAsString(request(site, challenge.bytes())));
    }

    /** @throws Refusal INVALID when the browser's answer proves nothing; CONFLICT beyond ten passkeys */
    void register(PasskeySite site, UUID owner, String shown, UUID challenge, String credential, String label) {
        if (rows.list(owner).size() >= MOST) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("identity.passkey.too-many", MOST));
        }
        PublicKeyCredentialCreationOptions options = creation(site, owner, shown, challenges.take(challenge, owner));
        try {
            PublicKeyCredential<AuthenticatorAttestationResponse> answer =
                    json.readValue(credential, new TypeReference<>() {});
            requireWhole(answer, AuthenticatorAttestationResponse::getAttestationObject);
            requireWords(answer.getResponse().getTransports());
            operations(site)
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            options, new RelyingPartyPublicKey(answer, tidy(label))));
        } catch (JacksonException | WebAuthnException | IllegalArgumentException e) {
            throw unproven();
        }
    }

    /** The owner whose passkey signed the challenge. */
    UUID recognise(PasskeySite site, UUID challenge, String credential) {
        PublicKeyCredentialRequestOptions options = request(site, challenges.take(challenge, null));
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> answer =
                    json.readValue(credential, new TypeReference<>() {});
            requireWhole(
                    answer,
                    AuthenticatorAssertionResponse::getAuthenticatorData,
                    AuthenticatorAssertionResponse::getSignature);
            PublicKeyCredentialUserEntity who =
                    operations(site).authenticate(new RelyingPartyAuthenticationRequest(options, answer));
            return PasskeyRows.owner(who.getId());
        } catch (JacksonException | WebAuthnException | IllegalArgumentException e) {
            throw unproven();
        }
    }

    /** Spring's operations read the parts of an answer without asking whether they came. */
    @SafeVarargs
    private static <R extends AuthenticatorResponse> void requireWhole(
            @Nullable PublicKeyCredential<R> answer, Function<R, @Nullable Bytes>... parts) {
        if (answer == null
                || answer.getRawId() == null
                || answer.getResponse() == null
                || answer.getResponse().getClientDataJSON() == null
                || Stream.of(parts).anyMatch(part -> part.apply(answer.getResponse()) == null)) {
            throw unproven();
        }
    }

    /** How the device says it can be reached: none of the words is known for sure, but words they are. */
    private static void requireWords(@Nullable List<AuthenticatorTransport> transports) {
        if (transports != null
                && !transports.stream()
                        .allMatch(each -> each != null && each.getValue().matches("[a-z-]{1,40}"))) {
            throw unproven();
        }
    }

    /** What was typed for a name; a day when nothing was. */
    String tidy(String label) {
        String typed = label.strip().replaceAll("\\p{Cntrl}", "");
        if (typed.isEmpty()) {
            return "" + LocalDate.now(clock.withZone(city.zone()));
        }
        return typed.length() <= LONGEST_LABEL ? typed : typed.substring(0, LONGEST_LABEL);
    }

    private PublicKeyCredentialCreationOptions creation(PasskeySite site, UUID owner, String shown, Bytes challenge) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(party(site))
                .user(ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(PasskeyRows.handle(owner))
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
                .excludeCredentials(rows.findByUserId(PasskeyRows.handle(owner)).stream()
                        .map(PasskeyCeremonies::descriptor)
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

    static Refusal unproven() {
        return new Refusal(Refusal.Kind.INVALID, Message.of("identity.passkey.failed"));
    }
}
