package org.cityplus.vault;

import java.util.Arrays;

/** A set of algorithms that belong together. Sealed bytes begin with its number, so each stays readable for ever. */
enum Suite {
    /** AES-256-GCM (NIST SP 800-38D), HMAC-SHA-256 (RFC 2104). */
    INTERNATIONAL(1),
    /** SM4-GCM (GB/T 32907, RFC 8998), HMAC-SM3 (GB/T 32905). */
    CHINESE(2);

    private final byte number;

    Suite(int number) {
        this.number = (byte) number;
    }

    byte number() {
        return number;
    }

    static Suite of(byte number) {
        return Arrays.stream(values())
                .filter(suite -> suite.number == number)
                .findFirst()
                .orElseThrow(() -> new SealBroken("unknown form of sealed data"));
    }

    /** The suite a city sets, {@code international} or {@code chinese}. */
    static Suite named(String word) {
        return switch (word) {
            case "international" -> INTERNATIONAL;
            case "chinese" -> CHINESE;
            default ->
                throw new IllegalStateException(
                        "cityplus.vault.suite is \"" + word + "\"; set it to international or chinese");
        };
    }
}
