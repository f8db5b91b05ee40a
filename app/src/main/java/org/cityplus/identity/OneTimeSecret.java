package org.cityplus.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;

/** Something random to be typed once; only its digest is kept. Long enough that the digest needs no salt. */
final class OneTimeSecret {
    private static final SecureRandom RANDOM = new SecureRandom();

    private OneTimeSecret() {}

    /** 120 bits in six groups of four. */
    static String forLink() {
        return Totp.base32(random(15)).replaceAll("(.{4})(?!$)", "$1-");
    }

    /** 50 bits in ten signs, as recovery codes are written down; guessing is limited by the account's lock. */
    static String forRecovery() {
        String whole = Totp.base32(random(10));
        return whole.substring(0, 5) + "-" + whole.substring(5, 10);
    }

    static byte[] newTotpSecret() {
        return random(Totp.SECRET_BYTES);
    }

    /** Of what was typed, whatever its spaces, hyphens and capitals. */
    static byte[] digest(String typed) {
        String bare = typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        try {
            return MessageDigest.getInstance("SHA-256").digest(bare.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
