package org.cityplus.privacy.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cityplus.cases.testing.Applicants.as;
import static org.cityplus.testing.Forms.csrf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.cityplus.identity.FreshSignIn;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.Refusal;
import org.cityplus.privacy.rights.Copies.Copy;
import org.cityplus.testing.Crowd;
import org.cityplus.vault.Vault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    @Autowired
    Vault vault;

    private Map<String, byte[]> made(Resident resident) throws IOException {
        Copy asked = copies.ask(resident.id());
        copyJob.makeAll();
        return unzipped(copies.read(copies.fetch(resident.id(), asked.id())));
    }

    private static Map<String, byte[]> unzipped(InputStream zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(zip)) {
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

    private static final int SEALED_MORE = 64;

    private SealedPieces.Reader reader(SealedPieces pieces, byte[] sealed, AtomicInteger largest) {
        return pieces.new Reader((offset, length) -> {
            largest.accumulateAndGet(length, Math::max);
            int from = (int) Math.min(offset, sealed.length);
            return Arrays.copyOfRange(sealed, from, Math.min(sealed.length, from + length));
        });
    }

    private static byte[] sealed(SealedPieces pieces, byte[] plain) throws IOException {
        var sealed = new ByteArrayOutputStream();
        try (SealedPieces.Writer writer = pieces.new Writer(sealed)) {
            writer.write(plain);
            assertThat(writer.written()).isEqualTo(plain.length);
        }
        return sealed.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                1,
                SealedPieces.PIECE - 1,
                SealedPieces.PIECE,
                SealedPieces.PIECE + 1,
                7 * SealedPieces.PIECE + 77
            })
    void aCopyOfAnySizeComesBackAndNeverIsInMemoryWhole(int size) throws IOException {
        UUID person = leaver.stranger().id();
        SealedPieces pieces = new SealedPieces(vault, person, UUID.randomUUID());
        byte[] plain = new byte[size];
        new Random(size).nextBytes(plain);
        byte[] sealed = sealed(pieces, plain);
        AtomicInteger largest = new AtomicInteger();
        assertThat(reader(pieces, sealed, largest).readAllBytes()).isEqualTo(plain);
        assertThat(largest.get()).isLessThanOrEqualTo(SealedPieces.PIECE + SEALED_MORE);
    }

    /** Two pieces and an end: one left out, moved, cut off, or brought from another copy of the same person. */
    @Test
    void piecesOutOfTheirPlaceAreRefused() throws IOException {
        UUID person = leaver.stranger().id();
        SealedPieces pieces = new SealedPieces(vault, person, UUID.randomUUID());
        byte[] sealed = sealed(pieces, new byte[2 * SealedPieces.PIECE + 5]);
        int first = 4 + ByteBuffer.wrap(sealed).getInt();
        int second = first + 4 + ByteBuffer.wrap(sealed, first, 4).getInt();
        byte[] withoutFirst = Arrays.copyOfRange(sealed, first, sealed.length);
        byte[] withoutEnd = Arrays.copyOf(sealed, second);
        byte[] moved = ByteBuffer.allocate(sealed.length)
                .put(sealed, first, second - first)
                .put(sealed, 0, first)
                .put(sealed, second, sealed.length - second)
                .array();
        for (byte[] spoiled : List.of(withoutFirst, withoutEnd, moved)) {
            assertThatThrownBy(
                            () -> reader(pieces, spoiled, new AtomicInteger()).readAllBytes())
                    .isInstanceOf(IOException.class);
        }
        SealedPieces another = new SealedPieces(vault, person, UUID.randomUUID());
        assertThatThrownBy(() -> reader(another, sealed, new AtomicInteger()).readAllBytes())
                .isInstanceOf(IOException.class);
    }

    @Test
    void aCopyMadeByTheVersionBeforeCanStillBeFetched() throws IOException {
        Resident owner = leaver.stranger();
        UUID id = copies.ask(owner.id()).id();
        copyJob.makeAll();
        byte[] whole = copies.read(copies.fetch(owner.id(), id)).readAllBytes();
        assertThat(copies.get(owner.id(), id).bytes()).isEqualTo(whole.length);
        jdbc.sql("update privacy.copy set sealed = ? where id = ?")
                .params(vault.seal(owner.id(), whole), id)
                .update();
        assertThat(copies.read(copies.fetch(owner.id(), id)).readAllBytes()).isEqualTo(whole);
        assertThat(mvc.get().uri("/api/me/copies/" + id + "/content").header("Authorization", leaver.token(owner)))
                .hasStatusOk()
                .hasHeader("Content-Length", String.valueOf(whole.length))
                .hasHeader("Content-Type", "application/zip")
                .body()
                .isEqualTo(whole);
    }
}
