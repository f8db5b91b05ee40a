package org.cityplus.identity;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords: six digits, 30 seconds, HMAC-SHA-1, because that is what every authenticator app reads
 * (RFC 6238).
 */
final class Totp {
    /** RFC 4226, requirement 6: as long as the hash. */
    static final int SECRET_BYTES = 20;

    private static final int STEP_SECONDS = 30;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int at = hash[hash.length - 1] & 0xf;
            int cut = ByteBuffer.wrap(hash, at, 4).getInt() & 0x7fffffff;
            return String.format("%06d", cut % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }

    static long stepAt(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), (long) STEP_SECONDS);
    }

    /** The step {@code code} belongs to, a slow or fast clock of one step allowed; none up to {@code last}. */
    static OptionalLong match(byte[] secret, String code, Instant now, long last) {
        byte[] typed = code.getBytes(StandardCharsets.US_ASCII);
        OptionalLong found = OptionalLong.empty();
        for (long step = stepAt(now) - 1; step <= stepAt(now) + 1; step++) {
            byte[] right = code(secret, step).getBytes(StandardCharsets.US_ASCII);
            if (MessageDigest.isEqual(right, typed) && step > last) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** RFC 4648, without padding; a whole number of five-byte groups. */
    static String base32(byte[] bytes) {
        StringBuilder written = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte each : bytes) {
            held = held << 8 | each & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                written.append(ALPHABET.charAt(held >> bits & 0x1f));
            }
        }
        return written.toString();
    }

    /** What authenticator apps open (the Key URI format). */
    static String uri(String city, String username, byte[] secret) {
        return "otpauth://totp/" + encoded(city) + ":" + encoded(username) + "?secret=" + base32(secret) + "&issuer="
                + encoded(city);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
