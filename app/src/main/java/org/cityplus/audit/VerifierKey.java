package org.cityplus.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of the key that signs checkpoints, as signed notes write it: {@code name+id+base64(1, key)}. Ed25519
 * (RFC 8032), and nothing else is named here.
 */
record VerifierKey(String name, byte[] raw) {
    static final byte ED25519 = 1;
    static final int RAW_LENGTH = 32;
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    static VerifierKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length == 3) {
            byte[] key = decoded(parts[2]);
            if (key.length == 1 + RAW_LENGTH && key[0] == ED25519) {
                VerifierKey parsed = new VerifierKey(parts[0], Arrays.copyOfRange(key, 1, key.length));
                if (HexFormat.of().formatHex(parsed.id()).equals(parts[1])) {
                    return parsed;
                }
            }
        }
        throw new IllegalArgumentException("this is no key as the city publishes it at /audit (name+id+key): " + text);
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    byte[] id() {
        var digest = Hash.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(ED25519);
        return Arrays.copyOf(digest.digest(raw), 4);
    }

    boolean verifies(String body, String line) {
        String expected = "— " + name + " ";
        if (!line.startsWith(expected)) {
            return false;
        }
        try {
            byte[] signed = Base64.getDecoder().decode(line.substring(expected.length()));
            if (signed.length != 4 + 64 || !Arrays.equals(Arrays.copyOf(signed, 4), id())) {
                return false;
            }
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(publicKey());
            signature.update(body.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Arrays.copyOfRange(signed, 4, signed.length));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        byte[] x509 = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + RAW_LENGTH);
        System.arraycopy(raw, 0, x509, X509_PREFIX.length, RAW_LENGTH);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
    }

    @Override
    public String toString() {
        byte[] typed = new byte[1 + RAW_LENGTH];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, RAW_LENGTH);
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof VerifierKey key && name.equals(key.name) && Arrays.equals(raw, key.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }
}
