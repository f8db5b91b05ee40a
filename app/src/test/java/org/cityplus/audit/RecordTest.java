package org.cityplus.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.identity.Resident;
import org.cityplus.vault.Vault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** What a person reads about themselves, and the proof they can take away. */
class RecordTest extends DemoCityTest {
    private final UUID officer = UUID.randomUUID();
    private final Resident me = new Resident(UUID.randomUUID(), "陈雨桐");
    private final Resident stranger = new Resident(UUID.randomUUID(), "李明");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Audit audit;

    @Autowired
    MerkleLog log;

    @Autowired
    Vault vault;

    @Autowired
    TransactionTemplate transactions;

    @BeforeEach
    void bothHaveKeys() {
        vault.admit(me.id());
        vault.admit(stranger.id());
    }

    @Test
    void onePageTellsWhoLookedAndWhy() {
        write(me, officer, "张颖，渝中区出入境管理", "looked", "");
        write(me, officer, "张颖，渝中区出入境管理", "saw-id-number", "核对原件");
        write(me, me.id(), "", "lodged", "");
        write(stranger, officer, "谭伟，万州区出入境管理", "looked", "");
        assertThat(get("/me/looks", me))
                .hasStatusOk()
                .bodyText()
                .contains("张颖，渝中区出入境管理", "看了完整身份证号", "核对原件")
                .doesNotContain("谭伟", "替您提交");
    }

    @Test
    void whatTheCityItselfDidIsSaidAndAnAgencyIsNamedInTheReadersLanguage() {
        write(me, new UUID(0, 0), "", "took-effect", "");
        write(me, officer, "吴敏·渝中区出入境管理", "delivered", "");
        assertThat(get("/me/looks", me))
                .bodyText()
                .contains("城市自己的系统", "决定生效", "吴敏·渝中区出入境管理", "交付了所批准的证件")
                .doesNotContain("没有留名", "其他操作");
        assertThat(mvc.get().uri("/me/looks").header("Accept-Language", "en").with(Applicants.as(me)))
                .bodyText()
                .contains(
                        "The city’s own system",
                        "Put the decision into effect",
                        "吴敏, Yuzhong District Exit-Entry Administration")
                .doesNotContain("渝中区");
    }

    @Test
    void manyLooksComeAPageAtATimeAndNoneIsLeftOut() {
        for (int i = 0; i < 35; i++) {
            write(me, officer, "第 " + i + " 位", "looked", "");
        }
        String first = body(get("/me/looks", me));
        assertThat(first).contains("第 34 位", "第 5 位").doesNotContain("第 4 位");
        String older = first.replaceAll("(?s).*href=\"(/me/looks\\?before=\\d+)\".*", "$1");
        assertThat(body(get(older, me))).contains("第 4 位", "第 0 位").doesNotContain("第 5 位", "href=\"/me/looks?before=");
    }

    @Test
    void everyEntryCanBeProvedWithNothingButTheAnswer() throws NoSuchAlgorithmException {
        for (int i = 0; i < 13; i++) {
            write(i % 2 == 0 ? me : stranger, officer, "officer " + i, "looked", "");
        }
        do {
            log.append();
        } while (log.pending() > 0);
        List<Integer> entries = JsonPath.read(body(get("/api/me/record", me)), "$[*].entry");
        assertThat(entries).hasSize(7);
        for (int entry : entries) {
            String proof = body(get("/api/me/record/" + entry + "/proof", me));
            byte[] leaf = Base64.getDecoder().decode(JsonPath.<String>read(proof, "$.leaf"));
            assertThat(ByteBuffer.wrap(leaf, 1, 8).getLong()).isEqualTo(entry);
            long index = ((Number) JsonPath.read(proof, "$.index")).longValue();
            long size = ((Number) JsonPath.read(proof, "$.size")).longValue();
            List<String> path = JsonPath.read(proof, "$.path");
            String[] note = JsonPath.<String>read(proof, "$.checkpoint").split("\n");
            assertThat(Long.parseLong(note[1])).isEqualTo(size);
            assertThat(root(leaf, index, size, bytes(path)))
                    .isEqualTo(Base64.getDecoder().decode(note[2]));
            leaf[leaf.length - 1] ^= 1;
            assertThat(root(leaf, index, size, bytes(path)))
                    .isNotEqualTo(Base64.getDecoder().decode(note[2]));
        }
    }

    @Test
    void anEntryAboutSomebodyElseIsNone() {
        write(me, officer, "张颖", "looked", "");
        long entry = audit.listOf(me.id(), Long.MAX_VALUE, 1).getFirst().id();
        assertThat(get("/api/me/record/" + entry + "/proof", me)).hasStatus(409);
        assertThat(get("/api/me/record/" + entry + "/proof", stranger)).hasStatus(404);
        assertThat(body(get("/api/me/record", stranger))).isEqualTo("[]");
    }

    /** RFC 9162, 2.1.3.1, read backwards: the definition itself, not the algorithm the city uses. */
    private static byte[] root(byte[] leaf, long index, long size, List<byte[]> path) throws NoSuchAlgorithmException {
        if (size == 1) {
            assertThat(path).isEmpty();
            return sha256(new byte[] {0}, leaf);
        }
        long left = Long.highestOneBit(size - 1);
        byte[] last = path.getLast();
        List<byte[]> rest = path.subList(0, path.size() - 1);
        return index < left
                ? sha256(new byte[] {1}, root(leaf, index, left, rest), last)
                : sha256(new byte[] {1}, last, root(leaf, index - left, size - left, rest));
    }

    private static byte[] sha256(byte[]... parts) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static List<byte[]> bytes(List<String> hex) {
        List<byte[]> bytes = new ArrayList<>();
        hex.forEach(each -> bytes.add(HexFormat.of().parseHex(each)));
        return bytes;
    }

    private void write(Resident about, UUID actor, String name, String act, String why) {
        transactions.executeWithoutResult(status -> audit.write(
                new AuditEntry(clock.instant(), actor, name, about.id(), "case:" + about.id(), act).because(why)));
    }

    private MvcTestResult get(String path, Resident as) {
        return mvc.get().uri(path).with(Applicants.as(as)).exchange();
    }

    private static String body(MvcTestResult result) {
        try {
            result.getResponse().setCharacterEncoding(StandardCharsets.UTF_8.name());
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
