package org.cityplus.vault;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The one place that asks for algorithms, by {@link Suite}. */
final class Algorithms {
    static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String AES = "AES/GCM/NoPadding";
    /** Kept, because Java asks one provider after the other at each look for a cipher: a fortieth of what a page cost. */
    private static final Provider OF_AES = providerOfAes();

    private Algorithms() {}

    private static Provider providerOfAes() {
        try {
            return Cipher.getInstance(AES).getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + AES, e);
        }
    }

    static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    /** The suite's number, nonce, ciphertext with tag. {@code context} is authenticated, not stored. */
    static byte[] seal(Suite suite, byte[] key, byte[] context, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = switch (suite) {
            case INTERNATIONAL -> aes(Cipher.ENCRYPT_MODE, key, nonce, context, plain);
            case CHINESE -> ChineseAlgorithms.seal(key, nonce, context, plain);
        };
        byte[] out = new byte[1 + NONCE_BYTES + sealed.length];
        out[0] = suite.number();
        System.arraycopy(nonce, 0, out, 1, NONCE_BYTES);
        System.arraycopy(sealed, 0, out, 1 + NONCE_BYTES, sealed.length);
        return out;
    }

    static byte[] open(byte[] key, byte[] context, byte[] sealed) {
        if (sealed.length < 1 + NONCE_BYTES) {
            throw new SealBroken("unknown form of sealed data");
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
        byte[] text = Arrays.copyOfRange(sealed, 1 + NONCE_BYTES, sealed.length);
        return switch (Suite.of(sealed[0])) {
            case INTERNATIONAL -> aes(Cipher.DECRYPT_MODE, key, nonce, context, text);
            case CHINESE -> ChineseAlgorithms.open(key, nonce, context, text);
        };
    }

    static byte[] digest(Suite suite, byte[] key, byte[] data) {
        return switch (suite) {
            case INTERNATIONAL -> hmacSha256(key, data);
            case CHINESE -> ChineseAlgorithms.hmacSm3(key, data);
        };
    }

    private static byte[] hmacSha256(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot digest", e);
        }
    }

    private static byte[] aes(int mode, byte[] key, byte[] nonce, byte[] context, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance(AES, OF_AES);
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context);
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            if (mode == Cipher.DECRYPT_MODE) {
                throw new SealBroken("sealed data was altered, or the key is another one");
            }
            throw new IllegalStateException("cannot seal", e);
        }
    }
}
