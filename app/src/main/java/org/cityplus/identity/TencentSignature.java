package org.cityplus.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signature version 3 of Tencent Cloud's API, TC3-HMAC-SHA256 (cloud.tencent.com/document/api/213/30654). */
final class TencentSignature {
    static final String CONTENT_TYPE = "application/json; charset=utf-8";
    private static final String ALGORITHM = "TC3-HMAC-SHA256";
    private static final String SIGNED = "content-type;host;x-tc-action";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private TencentSignature() {}

    /** The value of the header {@code Authorization}. */
    static String authorization(
            String secretId, String secretKey, String service, String host, String action, String body, Instant now) {
        String request = String.join(
                "\n",
                "POST",
                "/",
                "",
                "content-type:" + CONTENT_TYPE,
                "host:" + host,
                "x-tc-action:" + action.toLowerCase(Locale.ROOT),
                "",
                SIGNED,
                sha256(body));
        String day = DAY.format(now);
        String scope = day + "/" + service + "/tc3_request";
        String toSign = String.join("\n", ALGORITHM, Long.toString(now.getEpochSecond()), scope, sha256(request));
        byte[] key =
                hmac(hmac(hmac(("TC3" + secretKey).getBytes(StandardCharsets.UTF_8), day), service), "tc3_request");
        return ALGORITHM + " Credential=" + secretId + "/" + scope + ", SignedHeaders=" + SIGNED + ", Signature="
                + HexFormat.of().formatHex(hmac(key, toSign));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
