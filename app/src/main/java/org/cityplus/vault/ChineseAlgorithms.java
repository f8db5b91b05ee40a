package org.cityplus.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** SM4-GCM and HMAC-SM3. Apart from {@link Algorithms}, so that BouncyCastle is loaded only where it is used. */
final class ChineseAlgorithms {
    private static final int SM4_KEY_BYTES = 16;
    private static final int TAG_BITS = 128;

    private ChineseAlgorithms() {}

    static byte[] seal(byte[] key, byte[] nonce, byte[] context, byte[] plain) {
        try {
            return sm4Gcm(true, sm4Key(key), nonce, context, plain);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("cannot seal", e);
        }
    }

    static byte[] open(byte[] key, byte[] nonce, byte[] context, byte[] text) {
        try {
            return sm4Gcm(false, sm4Key(key), nonce, context, text);
        } catch (InvalidCipherTextException e) {
            throw new SealBroken("sealed data was altered, or the key is another one");
        }
    }

    static byte[] hmacSm3(byte[] key, byte[] data) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(key));
        mac.update(data, 0, data.length);
        byte[] out = new byte[mac.getMacSize()];
        mac.doFinal(out, 0);
        return out;
    }

    static byte[] sm4Gcm(boolean seal, byte[] key, byte[] nonce, byte[] context, byte[] text)
            throws InvalidCipherTextException {
        GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(seal, new AEADParameters(new KeyParameter(key), TAG_BITS, nonce, context));
        byte[] out = new byte[cipher.getOutputSize(text.length)];
        int length = cipher.processBytes(text, 0, text.length, out, 0);
        cipher.doFinal(out, length);
        return out;
    }

    /** SM4 takes 128 bits; derived, so that no bits serve two ciphers. */
    private static byte[] sm4Key(byte[] key) {
        return Arrays.copyOf(hmacSm3(key, "cityplus/sm4".getBytes(StandardCharsets.US_ASCII)), SM4_KEY_BYTES);
    }
}
