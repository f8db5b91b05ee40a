package org.cityplus.acceptance;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app: keeps a secret, shows six digits (RFC 6238); written here a second time on purpose. */
final class Authenticator {
    private final byte[] secret;

    Authenticator(String base32) {
        var bytes = new ByteArrayOutputStream();
        int bits = 0;
        int held = 0;
        for (char each : base32.toCharArray()) {
            held = held << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(each);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(held >> bits);
            }
        }
        secret = bytes.toByteArray();
    }

    String now() {
        return at(Instant.now().getEpochSecond() / 30);
    }

    /** As an app whose clock is a little fast: so that a journey need not wait half a minute for fresh digits. */
    String next() {
        return at(Instant.now().getEpochSecond() / 30 + 1);
    }

    private String at(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] counter = new byte[8];
            for (int i = 7; i >= 0; i--, step >>= 8) {
                counter[i] = (byte) step;
            }
            byte[] hash = mac.doFinal(counter);
            int at = hash[19] & 15;
            int number = (hash[at] & 127) << 24
                    | (hash[at + 1] & 255) << 16
                    | (hash[at + 2] & 255) << 8
                    | hash[at + 3] & 255;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
