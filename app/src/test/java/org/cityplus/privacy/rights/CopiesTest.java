package org.cityplus.privacy.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cityplus.cases.testing.Applicants.as;
import static org.cityplus.testing.Forms.csrf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.cityplus.identity.FreshSignIn;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.Refusal;
import org.cityplus.privacy.rights.Copies.Copy;
import org.cityplus.testing.Crowd;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

/** Somebody takes all their data away; nobody else does. */
class CopiesTest extends PrivacyTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    JsonMapper json;

    private Map<String, byte[]> made(Resident resident) throws IOException {
        Copy asked = copies.ask(resident.id());
        copyJob.makeAll();
        return unzipped(copies.fetch(resident.id(), asked.id()));
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    @Test
    void theZipHoldsAllThereIsAndSaysWhatItIs() throws IOException {
        Leaver.Life life = leaver.decided();
        Map<String, byte[]> files = made(life.resident());
        assertThat(text(files, "data/profile.json")).contains(life.phone());
        assertThat(text(files, "data/decided-cases.json"))
                .contains(life.decided().number(), life.name(), life.number());
        assertThat(text(files, "data/drafts.json")).contains(life.number());
        assertThat(text(files, "data/payments.json")).contains("12000");
        assertThat(text(files, "data/consents.json")).contains("GIVEN", "passport-first");
        assertThat(text(files, "data/audit.json")).contains("lodged", "decided");
        assertThat(files.keySet())
                .anyMatch(name ->
                        name.matches("files/decided-cases/" + life.decided().number() + "-photo.jpg"))
                .anyMatch(name -> name.startsWith("files/files/"))
                .allMatch(name -> !name.contains("..") && !name.startsWith("/"));
        var kinds = json.readTree(files.get("schema.json")).get("kinds");
        files.keySet().stream()
                .filter(name -> name.startsWith("data/"))
                .map(name -> name.substring("data/".length(), name.length() - ".json".length()))
                .forEach(kind -> assertThat(kinds.has(kind)).as(kind).isTrue());
        assertThat(text(files, "index.html")).contains("已办结的办件", "data/decided-cases.json");
        assertThat(text(files, "index-en.html")).contains("Decided cases", "data/decided-cases.json");
    }

    @Test
    void askedTwiceItIsOneWhileItIsUnderWay() {
        Resident resident = leaver.stranger();
        Crowd<Copy> asked = Crowd.of(8, i -> copies.ask(resident.id()));
        assertThat(asked.answers().stream().map(Copy::id).distinct()).hasSize(1);
        copyJob.makeAll();
        assertThat(copies.ask(resident.id()).id())
                .isNotEqualTo(asked.answers().getFirst().id());
    }

    @Test
    void somebodyElseGetsNothingHoweverFreshTheirSignIn() {
        Resident owner = leaver.stranger();
        UUID id = copies.ask(owner.id()).id();
        copyJob.makeAll();
        String content = "/api/me/copies/" + id + "/content";
        String owners = leaver.token(owner);
        String thiefs = leaver.token(leaver.stranger());
        assertThat(mvc.get().uri(content).header("Authorization", thiefs)).hasStatus(404);
        assertThat(mvc.get().uri("/api/me/copies/" + id).header("Authorization", thiefs))
                .hasStatus(404);
        assertThat(mvc.get().uri(content)).hasStatus(401);
        assertThat(mvc.get().uri(content).header("Authorization", owners)).hasStatus(200);
        assertThatThrownBy(() -> copies.fetch(leaver.stranger().id(), id)).isInstanceOf(Refusal.class);
    }

    @Test
    void aSignInOfLongAgoIsNotEnough() {
        Resident owner = leaver.stranger();
        UUID id = copies.ask(owner.id()).id();
        copyJob.makeAll();
        String token = leaver.token(owner);
        clock.forward(FreshSignIn.FRESH.plusSeconds(1));
        assertThat(mvc.get().uri("/api/me/copies/" + id + "/content").header("Authorization", token))
                .hasStatus(403);
        assertThat(mvc.get().uri("/me/copies/" + id + ".zip").with(as(owner))).hasStatus(403);
        assertThat(mvc.post()
                        .uri("/api/me/erasure")
                        .header("Authorization", token)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"word\":\"ERASE\"}"))
                .hasStatus(403);
        assertThat(mvc.post()
                        .uri("/me/erasure")
                        .param("word", "ERASE")
                        .with(as(owner))
                        .with(csrf()))
                .hasStatus(403);
        assertThat(erasures.findOpen(owner.id())).isEmpty();
    }

    /** Each holds all there is of a person: asked for without end they would fill the database. */
    @Test
    void whoHasThreeToFetchGetsNoFourth() {
        Resident owner = leaver.stranger();
        for (int i = 0; i < 3; i++) {
            copies.ask(owner.id());
            copyJob.makeAll();
        }
        assertThatThrownBy(() -> copies.ask(owner.id()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_MANY));
        assertThat(mvc.post().uri("/api/me/copies").header("Authorization", leaver.token(owner)))
                .hasStatus(429);
        assertThat(copies.list(owner.id())).hasSize(3);
        clock.forward(Duration.ofDays(3).plusSeconds(1));
        assertThat(copies.ask(owner.id()).isReady()).isFalse();
    }

    @Test
    void afterItsDaysItIsGone() {
        Resident owner = leaver.stranger();
        UUID id = copies.ask(owner.id()).id();
        copyJob.makeAll();
        clock.forward(Duration.ofDays(3).plusSeconds(1));
        assertThatThrownBy(() -> copies.fetch(owner.id(), id)).isInstanceOf(Refusal.class);
        assertThat(copies.list(owner.id())).isEmpty();
    }

    @Test
    void oneWhoseMakerWasKilledIsTakenUpAgain() {
        Resident owner = leaver.stranger();
        UUID id = copies.ask(owner.id()).id();
        while (copyJob.take().filter(taken -> !taken.id().equals(id)).isPresent()) {
            // another test's
        }
        copyJob.makeAll();
        assertThat(copies.get(owner.id(), id).isReady())
                .as("somebody may be at it")
                .isFalse();
        clock.forward(Duration.ofMinutes(11));
        copyJob.makeAll();
        assertThat(copies.get(owner.id(), id).isReady()).isTrue();
    }
}
