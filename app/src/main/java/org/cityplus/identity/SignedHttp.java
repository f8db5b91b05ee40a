package org.cityplus.identity;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Questions to a provider, signed with HMAC-SHA-256 over timestamp and body (docs/providers.md). A question is repeated under
 * the same id as long as it is worth it, so that the provider can tell a repeat; an answer that is not signed is none
 * where it must be.
 */
final class SignedHttp {
    static final String TIMESTAMP = "CityPlus-Timestamp";
    static final String SIGNATURE = "CityPlus-Signature";
    static final String ID = "Idempotency-Key";

    private static final int TRIES = 3;
    private static final int LONGEST_ANSWER = 65_536;

    private final HttpClient client;
    private final ProviderSite site;
    private final Breaker breaker;
    private final Duration patience;
    private final Clock clock;

    SignedHttp(ProviderSite site, Duration patience, Clock clock) {
        // No redirects: an answer must not send what is asked anywhere else.
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        this.site = site;
        this.breaker = new Breaker(clock);
        this.patience = patience;
        this.clock = clock;
    }

    /** What became of a question. */
    sealed interface Outcome {
        /** An answer of status 2xx. */
        record Answered(String body, boolean signed) implements Outcome {}

        /** The provider said no; it did nothing. */
        record Declined(int status) implements Outcome {}

        /** It was never reached; it did nothing. */
        record Unreached() implements Outcome {}

        /** It may have done it: the answer did not come, or was none. */
        record Unknown() implements Outcome {}
    }

    boolean isOpen() {
        return breaker.isOpen();
    }

    Outcome post(String path, String body) {
        if (breaker.isOpen()) {
            return new Outcome.Unreached();
        }
        String id = UUID.randomUUID().toString();
        Outcome last = new Outcome.Unreached();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Outcome now = once(site.at(path), id, body);
            // Once it may have been done, a later "not reached" does not undo it.
            last = last instanceof Outcome.Unknown && now instanceof Outcome.Unreached ? last : now;
            if (last instanceof Outcome.Answered || last instanceof Outcome.Declined) {
                breaker.worked();
                return last;
            }
        }
        breaker.failed();
        return last;
    }

    private Outcome once(URI address, String id, String body) {
        String now = Long.toString(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header(TIMESTAMP, now)
                .header(ID, id)
                .header(SIGNATURE, signature(site.secret(), now, id, body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<byte[]> answer = client.send(request, limited());
            int status = answer.statusCode();
            if (status >= 200 && status < 300) {
                String text = new String(answer.body(), StandardCharsets.UTF_8);
                return new Outcome.Answered(text, isSigned(answer, id, text));
            }
            // 429 and 5xx may pass; 409 is how a provider says that the first try is still under way.
            boolean mayPass = status >= 500 || status == 429 || status == 409;
            return mayPass ? new Outcome.Unknown() : new Outcome.Declined(status);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Outcome.Unreached();
        } catch (IOException e) {
            return new Outcome.Unknown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unknown();
        }
    }

    /** Bound to the question by its id, so that an old answer is none to a new question. */
    private boolean isSigned(HttpResponse<byte[]> answer, String id, String body) {
        String time = answer.headers().firstValue(TIMESTAMP).orElse("");
        String given = answer.headers().firstValue(SIGNATURE).orElse("");
        return MessageDigest.isEqual(
                signature(site.secret(), time, id, body).getBytes(StandardCharsets.US_ASCII),
                given.getBytes(StandardCharsets.US_ASCII));
    }

    static String signature(byte[] secret, String time, String id, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] sum = mac.doFinal((time + "\n" + id + "\n" + body).getBytes(StandardCharsets.UTF_8));
            return "v1=" + HexFormat.of().formatHex(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** A provider that never stops sending must not fill the memory. */
    private static HttpResponse.BodyHandler<byte[]> limited() {
        return HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LONGEST_ANSWER);
    }
}
