package org.cityplus.identity;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.cityplus.identity.CitizenRegistry.Answer;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.MobileNumber;
import org.cityplus.testing.TestClock;
import org.cityplus.web.Speech;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Providers as they are: quick, slow, broken, lying, gone. */
class ProvidersTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final MobileNumber PHONE = new MobileNumber("13812345678");
    private static final Message CODE = Message.of("identity.sms.code", "123456", 5L);
    private static final IdentityDocument CARD =
            IdentityDocument.parse("resident-card", "500190199804121027").orElseThrow();

    private final WireMockServer provider = new WireMockServer(
            wireMockConfig().dynamicPort().bindAddress("127.0.0.1").extensions(new Signs()));
    private final TestClock clock = new TestClock();
    private final JsonMapper json = JsonMapper.builder().build();
    private final Speech speech = (locale, message) -> "code " + message.args().getFirst();

    @TempDir
    Path folder;

    private String secretFile = "";

    @BeforeEach
    void aProvider() throws IOException {
        provider.start();
        secretFile = Files.writeString(folder.resolve("secret"), SECRET + "\n").toString();
    }

    @AfterEach
    void gone() {
        provider.stop();
    }

    @Test
    void aMessageIsSignedAndNamedAndTaken() {
        provider.stubFor(post("/sms").willReturn(aResponse().withStatus(202)));
        sms().send(PHONE, CODE, Locale.ENGLISH);
        provider.verify(
                1,
                postRequestedFor(urlEqualTo("/sms"))
                        .withRequestBody(matchingJsonPath("$.to", equalTo("13812345678")))
                        .withRequestBody(matchingJsonPath("$.kind", equalTo("identity.sms.code")))
                        .withRequestBody(matchingJsonPath("$.values[0]", equalTo("123456")))
                        .withRequestBody(matchingJsonPath("$.text", equalTo("code 123456"))));
        LoggedRequest asked = asked().getFirst();
        assertThat(asked.getHeader("CityPlus-Timestamp")).isEqualTo(Long.toString(TestClock.START.getEpochSecond()));
        assertThat(asked.getHeader("CityPlus-Signature"))
                .isEqualTo(signature(
                        asked.getHeader("CityPlus-Timestamp"),
                        asked.getHeader("Idempotency-Key"),
                        asked.getBodyAsString()));
    }

    /** The example of docs/providers.md, so that whoever writes the other side has something to compare with. */
    @Test
    void theSignatureIsTheOneInTheDescription() {
        assertThat(signature("1795485600", "0b6f1c1e-0000-4000-8000-000000000001", "{\"to\":\"13800000000\"}"))
                .isEqualTo("v1=631242367eb1f2720c7ebe7996fcc4ff0b51068a75524bab3769e7fd3ed8f303");
    }

    @Test
    void aRetryCarriesTheSameIdSoThatNothingIsSentTwice() {
        provider.stubFor(post("/sms")
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("well"));
        provider.stubFor(post("/sms")
                .inScenario("busy")
                .whenScenarioStateIs("well")
                .willReturn(aResponse().withStatus(200)));
        sms().send(PHONE, CODE, Locale.ENGLISH);
        assertThat(asked()).hasSize(2);
        assertThat(asked().stream().map(one -> one.getHeader("Idempotency-Key")).distinct())
                .hasSize(1);
    }

    @Test
    void aSlowProviderLeavesItUnknownAndARefusalIsSaidAtOnce() {
        provider.stubFor(post("/sms").willReturn(aResponse().withStatus(400)));
        assertThat(failed(sms()).isUnknown()).isFalse();
        assertThat(asked()).hasSize(1);
        provider.stubFor(post("/sms").willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        assertThat(failed(sms()).isUnknown()).isTrue();
        provider.stubFor(post("/sms").willReturn(aResponse().withFixedDelay(8_000)));
        HttpSms impatient = sms();
        assertThat(failed(impatient).isUnknown()).isTrue();
    }

    @Test
    void aProviderThatIsGoneIsLeftAloneForAWhileAndThenAskedAgain() {
        HttpSms sms = sms();
        provider.stubFor(post("/sms").willReturn(aResponse().withStatus(500)));
        for (int i = 0; i < Breaker.FAILURES; i++) {
            assertThat(sms.canSend()).isTrue();
            failed(sms);
        }
        assertThat(sms.canSend()).isFalse();
        int before = asked().size();
        assertThat(failed(sms).isUnknown()).as("not even asked").isFalse();
        assertThat(asked()).hasSize(before);
        clock.forward(Breaker.REST);
        provider.stubFor(post("/sms").willReturn(aResponse().withStatus(200)));
        assertThatCode(() -> sms.send(PHONE, CODE, Locale.ENGLISH)).doesNotThrowAnyException();
        assertThat(sms.canSend()).isTrue();
        provider.stop();
        assertThat(failed(sms).isUnknown()).as("nobody there").isFalse();
    }

    @Test
    void whereverAnAnswerPointsNobodyGoes() {
        provider.stubFor(post("/sms")
                .willReturn(aResponse().withStatus(307).withHeader("Location", provider.baseUrl() + "/elsewhere")));
        failed(sms());
        provider.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sms.example.cn",
                "ftp://127.0.0.1/",
                "https://user:word@sms.example.cn",
                "https://sms.example.cn/?to=x",
                "http://localhost.example.cn/",
                "http://169.254.169.254/",
                "sms.example.cn",
                "https:///sms",
                "not an address"
            })
    void anAddressThatIsNotSafeStopsTheStart(String address) {
        assertThatIllegalStateException()
                .isThrownBy(() -> ProviderSite.of("cityplus.sms", address, secretFile))
                .withMessageContaining("cityplus.sms.url");
    }

    @Test
    void aSecretThatIsShortOrMissingStopsTheStart() throws IOException {
        String weak = Files.writeString(folder.resolve("weak"), "short").toString();
        for (String file : new String[] {weak, folder.resolve("none").toString()}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> ProviderSite.of("cityplus.sms", "https://sms.example.cn", file))
                    .withMessageContaining("cityplus.sms.secret-file");
        }
    }

    @Test
    void theRegistersAnswerCountsWhenItIsSigned() {
        for (Answer answer : new Answer[] {Answer.MATCH, Answer.MISMATCH, Answer.NOT_FOUND}) {
            answers("{\"answer\":\"" + answer + "\"}");
            assertThat(registry().verify(CARD, "陈雨桐")).isEqualTo(answer);
        }
        assertThat(asked().getFirst().getBodyAsString())
                .contains("resident-card")
                .contains("500190199804121027");
        assertThat(registry().source()).isEqualTo("police");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{\"answer\":\"YES\"}", "{\"answer\":null}", "{", "{\"answer\":1}"})
    void whateverElseTheRegisterSaysIsNoAnswer(String body) {
        answers(body);
        assertThat(registry().verify(CARD, "陈雨桐")).isEqualTo(Answer.UNAVAILABLE);
    }

    @Test
    void anAnswerNobodySignedOrAnOldOneIsNone() {
        provider.stubFor(post("/verify").willReturn(aResponse().withBody("{\"answer\":\"MATCH\"}")));
        assertThat(registry().verify(CARD, "陈雨桐")).isEqualTo(Answer.UNAVAILABLE);
        String body = "{\"answer\":\"MATCH\"}";
        provider.stubFor(post("/verify")
                .willReturn(aResponse()
                        .withBody(body)
                        .withHeader("CityPlus-Timestamp", "1")
                        .withHeader("CityPlus-Signature", signature("1", "the id of another question", body))));
        assertThat(registry().verify(CARD, "陈雨桐")).isEqualTo(Answer.UNAVAILABLE);
        provider.stubFor(post("/guardianship").willReturn(aResponse().withStatus(500)));
        assertThat(registry().guardianship(CARD, CARD)).isEqualTo(Answer.UNAVAILABLE);
    }

    /** Tencent's own worked example (document/api/213/30654): its key is printed as 32 asterisks, and signs as such. */
    @Test
    void tencentsSignatureIsTheOneTencentPublishes() {
        String masked = "*".repeat(32);
        String body =
                "{\"Limit\": 1, \"Filters\": [{\"Values\": [\"\\u672a\\u547d\\u540d\"], \"Name\": \"instance-name\"}]}";
        assertThat(TencentSignature.authorization(
                        "AKID" + masked,
                        masked,
                        "cvm",
                        "cvm.tencentcloudapi.com",
                        "DescribeInstances",
                        body,
                        Instant.ofEpochSecond(1551113065)))
                .isEqualTo("TC3-HMAC-SHA256 Credential=AKID" + masked
                        + "/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host;x-tc-action,"
                        + " Signature=10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f");
    }

    @Test
    void tencentIsAskedByTemplateAndItsThreeKindsOfAnswerAreToldApart() {
        provider.stubFor(post("/")
                .willReturn(aResponse()
                        .withBody("{\"Response\":{\"SendStatusSet\":[{\"Code\":\"Ok\",\"Message\":\"send success\"}],"
                                + "\"RequestId\":\"x\"}}")));
        tencent().send(PHONE, CODE, Locale.CHINA);
        LoggedRequest asked = asked().getFirst();
        assertThat(asked.getHeader("X-TC-Action")).isEqualTo("SendSms");
        assertThat(asked.getHeader("X-TC-Version")).isEqualTo("2021-01-11");
        assertThat(asked.getHeader("Authorization")).startsWith("TC3-HMAC-SHA256 Credential=AKIDtest/2026-11-24/sms/");
        assertThat(asked.getBodyAsString())
                .contains("\"+8613812345678\"")
                .contains("\"TemplateId\":\"1110\"")
                .contains("[\"123456\",\"5\"]");
        provider.stubFor(post("/")
                .willReturn(aResponse()
                        .withBody("{\"Response\":{\"Error\":{\"Code\":\"AuthFailure\",\"Message\":\"x\"}}}")));
        assertThat(failed(tencent()).isUnknown()).isFalse();
        provider.stubFor(
                post("/")
                        .willReturn(
                                aResponse()
                                        .withBody(
                                                "{\"Response\":{\"SendStatusSet\":[{\"Code\":\"LimitExceeded.PhoneNumberDailyLimit\"}]}}")));
        assertThat(failed(tencent()).isUnknown()).isFalse();
        for (String broken : List.of("", "{", "[]", "{\"Response\":{}}")) {
            provider.stubFor(post("/").willReturn(aResponse().withBody(broken)));
            int before = asked().size();
            assertThat(failed(tencent()).isUnknown()).as(broken).isTrue();
            assertThat(asked()).as("sent once: it knows no repeats").hasSize(before + 1);
        }
    }

    private void answers(String body) {
        provider.resetMappings();
        // The signature names the question, so the double signs with whatever id comes.
        provider.stubFor(post("/verify").willReturn(aResponse().withBody(body).withTransformers("signs")));
    }

    /** Signs an answer for the question it is given to, as a register does. */
    static final class Signs implements ResponseTransformerV2 {
        @Override
        public String getName() {
            return "signs";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public Response transform(Response answer, ServeEvent event) {
            String id = event.getRequest().getHeader("Idempotency-Key");
            return Response.Builder.like(answer)
                    .headers(answer.getHeaders()
                            .plus(
                                    HttpHeader.httpHeader("CityPlus-Timestamp", "1795485600"),
                                    HttpHeader.httpHeader(
                                            "CityPlus-Signature",
                                            signature("1795485600", id, answer.getBodyAsString()))))
                    .build();
        }
    }

    private HttpSms sms() {
        return new HttpSms(provider.baseUrl() + "/sms", secretFile, speech, json, clock);
    }

    private HttpRegistry registry() {
        return new HttpRegistry(provider.baseUrl(), secretFile, "police", json, clock);
    }

    private TencentSms tencent() {
        return new TencentSms(
                "",
                provider.baseUrl(),
                "ap-guangzhou",
                "1400006666",
                "测试",
                "AKIDtest",
                secretFile,
                "1110",
                "1111",
                json,
                clock);
    }

    private static SmsNotSent failed(SmsGateway sms) {
        return catchThrowableOfType(SmsNotSent.class, () -> sms.send(PHONE, CODE, Locale.ENGLISH));
    }

    private List<LoggedRequest> asked() {
        return provider.getAllServeEvents().stream()
                .map(event -> event.getRequest())
                .toList()
                .reversed();
    }

    private static String signature(String time, String id, String body) {
        return SignedHttp.signature(SECRET.getBytes(StandardCharsets.UTF_8), time, id, body);
    }
}
