package org.cityplus.identity;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.MobileNumber;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tencent Cloud SMS, action SendSms of version 2021-01-11 (cloud.tencent.com/document/product/382/55981). Written from the
 * published description and its worked signature; never tried against the live service. It knows no id of a repeat, so
 * what may have been sent is not sent again.
 */
@Primary
@Component
@ConditionalOnProperty("cityplus.sms.tencent.app-id")
class TencentSms implements SmsGateway {
    private static final String ACTION = "SendSms";
    private static final String VERSION = "2021-01-11";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LONGEST_ANSWER = 65_536;

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final URI address;
    private final String region;
    private final String appId;
    private final String signName;
    private final String secretId;
    private final String secretKey;
    private final Map<String, String> templates;
    private final Breaker breaker;
    private final JsonMapper json;
    private final Clock clock;

    TencentSms(
            @Value("${cityplus.sms.url:}") String webhook,
            @Value("${cityplus.sms.tencent.url:https://sms.tencentcloudapi.com}") String url,
            @Value("${cityplus.sms.tencent.region:ap-guangzhou}") String region,
            @Value("${cityplus.sms.tencent.app-id}") String appId,
            @Value("${cityplus.sms.tencent.sign-name}") String signName,
            @Value("${cityplus.sms.tencent.secret-id}") String secretId,
            @Value("${cityplus.sms.tencent.secret-file}") String secretFile,
            @Value("${cityplus.sms.tencent.template-code}") String code,
            @Value("${cityplus.sms.tencent.template-phone-changed}") String phoneChanged,
            JsonMapper json,
            Clock clock) {
        if (!webhook.isEmpty()) {
            throw new IllegalStateException(
                    "cityplus.sms.url and cityplus.sms.tencent.app-id are both set; messages go one way, choose it");
        }
        this.address = ProviderSite.checked("cityplus.sms.tencent.url", url);
        this.region = region;
        this.appId = appId;
        this.signName = signName;
        this.secretId = secretId;
        this.secretKey =
                new String(ProviderSite.secret("cityplus.sms.tencent.secret-file", secretFile), StandardCharsets.UTF_8);
        this.templates = Map.of("identity.sms.code", code, "identity.sms.phone-changed", phoneChanged);
        this.breaker = new Breaker(clock);
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void send(MobileNumber to, Message message, Locale locale) {
        if (breaker.isOpen()) {
            throw SmsNotSent.failed();
        }
        try {
            HttpResponse<byte[]> answer = client.send(
                    request(to, message),
                    HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LONGEST_ANSWER));
            judge(answer);
            breaker.worked();
        } catch (ConnectException | HttpConnectTimeoutException e) {
            breaker.failed();
            throw SmsNotSent.failed();
        } catch (IOException e) {
            breaker.failed();
            throw SmsNotSent.unknown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SmsNotSent.unknown();
        }
    }

    @Override
    public boolean canSend() {
        return !breaker.isOpen();
    }

    private HttpRequest request(MobileNumber to, Message message) {
        String template = templates.get(message.key());
        if (template == null) {
            throw new IllegalArgumentException("no template for " + message.key());
        }
        String body = json.writeValueAsString(Map.of(
                "PhoneNumberSet", List.of("+86" + to.value()),
                "SmsSdkAppId", appId,
                "SignName", signName,
                "TemplateId", template,
                "TemplateParamSet", message.args().stream().map(String::valueOf).toList()));
        Instant now = clock.instant();
        return HttpRequest.newBuilder(address.resolve("/"))
                .timeout(PATIENCE)
                .header("Content-Type", TencentSignature.CONTENT_TYPE)
                .header("X-TC-Action", ACTION)
                .header("X-TC-Version", VERSION)
                .header("X-TC-Region", region)
                .header("X-TC-Timestamp", Long.toString(now.getEpochSecond()))
                .header(
                        "Authorization",
                        TencentSignature.authorization(
                                secretId, secretKey, "sms", address.getAuthority(), ACTION, body, now))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** Taken is one status with the code Ok; an error names a code and did nothing; anything else nobody can tell. */
    private void judge(HttpResponse<byte[]> answer) throws IOException {
        JsonNode response;
        try {
            response = json.readTree(answer.body()).path("Response");
        } catch (JacksonException e) {
            throw new IOException(e);
        }
        if (response.has("Error")) {
            throw SmsNotSent.failed();
        }
        JsonNode status = response.path("SendStatusSet").path(0).path("Code");
        if (!status.isString()) {
            throw new IOException("an answer without a status");
        }
        if (!status.asString().equals("Ok")) {
            throw SmsNotSent.failed();
        }
    }
}
