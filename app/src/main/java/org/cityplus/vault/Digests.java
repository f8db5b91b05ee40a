package org.cityplus.vault;

import java.nio.charset.StandardCharsets;

/** Keyed digests under one secret that outlives every master key: rows are found by them for years. */
record Digests(Suite suite, byte[] secret) {
    /** A key of its own for each purpose, so that digests of one table say nothing about another. */
    byte[] digest(String purpose, String value) {
        byte[] key = Algorithms.digest(suite, secret, bytes("cityplus/digest/" + purpose));
        return Algorithms.digest(suite, key, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
