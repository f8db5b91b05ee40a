package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.city.City;
import org.cityplus.identity.PasskeyChallenges.Challenge;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a browser answers comes from outside: whatever part of it is missing or of another kind, it proves nothing. */
class PasskeyAnswersTest extends DemoCityTest {
    private static final String ORIGIN = "https://localhost";
    private static final PasskeySite SITE = new PasskeySite(URI.create(ORIGIN));
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> OTHERS = List.of(
            "null",
            "\"\"",
            "\"AA\"",
            "\"=\"",
            "1",
            "true",
            "[]",
            "{}",
            "[null]",
            "\"\\u0000\"",
            "[\"\\u0000\"]",
            "[\"a,b\"]");
    private static final List<String> OF_ALL =
            List.of("", "/id", "/rawId", "/type", "/response", "/response/clientDataJSON", "/clientExtensionResults");
    private static final List<String> OF_CLIENT = List.of("", "/type", "/challenge", "/origin", "/crossOrigin");
    private static final Set<String> NEEDED = Set.of(
            "",
            "/rawId",
            "/response",
            "/response/clientDataJSON",
            "/response/attestationObject",
            "/response/authenticatorData",
            "/response/signature");

    @Autowired
    PasskeyChallenges challenges;

    @Autowired
    City city;

    private UUID owner = new UUID(0, 0);

    /**
     * @param of whose challenge it is; a sign-in does not say who comes
     * @param whole an answer with nothing left out
     */
    private record Ceremony(
            @Nullable UUID of, Function<Challenge, JsonNode> whole, BiConsumer<Challenge, JsonNode> answer) {}

    @BeforeEach
    void somebody() {
        owner = applicants.newResident().id();
    }

    private PasskeyRows rows() {
        return new PasskeyRows(jdbc, PasskeyRows.Owner.RESIDENT, clock);
    }

    private PasskeyCeremonies ceremonies() {
        return new PasskeyCeremonies(rows(), challenges, city, clock);
    }

    @Test
    void aWholeAnswerIsTaken() {
        Challenge challenge = challenges.make(owner);
        register(challenge, created(challenge));
        assertThat(rows().list(owner)).hasSize(1);
    }

    @Test
    void noPartOfARegistrationIsTakenForGranted() {
        Ceremony registration = new Ceremony(owner, this::created, this::register);
        for (String part : OF_ALL) {
            everyOther(part, registration);
        }
        for (String part : List.of("/response/attestationObject", "/response/transports")) {
            everyOther(part, registration);
        }
        for (String part : OF_CLIENT) {
            everyOtherOfTheClient(part, registration);
        }
    }

    @Test
    void norOfASignIn() throws GeneralSecurityException {
        SoftAuthenticator device = new SoftAuthenticator(ORIGIN);
        Challenge first = challenges.make(owner);
        register(first, JSON.readTree(device.create(first.bytes().toBase64UrlString())));
        Ceremony signIn = new Ceremony(null, challenge -> asserted(device, challenge), this::recognise);
        for (String part : OF_ALL) {
            everyOther(part, signIn);
        }
        for (String part : List.of("/response/authenticatorData", "/response/signature", "/response/userHandle")) {
            everyOther(part, signIn);
        }
        for (String part : OF_CLIENT) {
            everyOtherOfTheClient(part, signIn);
        }
    }

    private void register(Challenge challenge, JsonNode answer) {
        ceremonies().register(SITE, owner, "somebody", challenge.id(), answer.toString(), "");
    }

    private void recognise(Challenge challenge, JsonNode answer) {
        UUID found = ceremonies().recognise(SITE, challenge.id(), answer.toString());
        throw new AssertionError("nothing was signed, but " + found + " came in");
    }

    private JsonNode created(Challenge challenge) {
        try {
            return JSON.readTree(
                    new SoftAuthenticator(ORIGIN).create(challenge.bytes().toBase64UrlString()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whole, and signed by nobody. */
    private static JsonNode asserted(SoftAuthenticator device, Challenge challenge) {
        String id = url(device.id());
        ObjectNode answer =
                JSON.createObjectNode().put("id", id).put("rawId", id).put("type", "public-key");
        answer.putObject("response")
                .put(
                        "clientDataJSON",
                        url("{\"type\":\"webauthn.get\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                                .formatted(challenge.bytes().toBase64UrlString(), ORIGIN)
                                .getBytes(StandardCharsets.UTF_8)))
                .put("authenticatorData", url(new byte[37]))
                .put("signature", "MAA")
                .put("userHandle", id);
        answer.putObject("clientExtensionResults");
        return answer;
    }

    private void everyOther(String part, Ceremony ceremony) {
        for (String other : OTHERS) {
            Challenge challenge = challenges.make(ceremony.of);
            boolean taken = isTaken(ceremony, challenge, with(ceremony.whole.apply(challenge), part, other));
            assertThat(taken && other.equals("null") && NEEDED.contains(part))
                    .as("without %s", part)
                    .isFalse();
        }
        if (!part.isEmpty()) {
            Challenge challenge = challenges.make(ceremony.of);
            JsonNode without = ceremony.whole.apply(challenge);
            JsonPointer pointer = JsonPointer.compile(part);
            ((ObjectNode) without.at(pointer.head())).remove(pointer.last().getMatchingProperty());
            assertThat(isTaken(ceremony, challenge, without) && NEEDED.contains(part))
                    .as("without %s", part)
                    .isFalse();
        }
    }

    private void everyOtherOfTheClient(String part, Ceremony ceremony) {
        for (String other : OTHERS) {
            Challenge challenge = challenges.make(ceremony.of);
            JsonNode sent = ceremony.whole.apply(challenge);
            ObjectNode response = (ObjectNode) sent.path("response");
            JsonNode client = JSON.readTree(Base64.getUrlDecoder()
                    .decode(response.path("clientDataJSON").asString()));
            response.put(
                    "clientDataJSON", url(with(client, part, other).toString().getBytes(StandardCharsets.UTF_8)));
            assertThat(isTaken(ceremony, challenge, sent) && !part.equals("/crossOrigin"))
                    .as("%s is %s", part, other)
                    .isFalse();
        }
    }

    private static JsonNode with(JsonNode whole, String part, String other) {
        JsonNode value = JSON.readTree(other);
        if (part.isEmpty()) {
            return value;
        }
        JsonPointer pointer = JsonPointer.compile(part);
        ((ObjectNode) whole.at(pointer.head())).set(pointer.last().getMatchingProperty(), value);
        return whole;
    }

    private boolean isTaken(Ceremony ceremony, Challenge challenge, JsonNode sent) {
        try {
            ceremony.answer.accept(challenge, sent);
            rows().list(owner).forEach(taken -> rows().remove(owner, taken.id()));
            return true;
        } catch (Refusal refusal) {
            assertThat(refusal.message().key()).isEqualTo("identity.passkey.failed");
            return false;
        }
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
