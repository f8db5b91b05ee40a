package org.cityplus.backup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Locks the keys inside an archive: whoever finds the archive alone finds no key. PBKDF2 with HMAC-SHA-256, 600 000
 * rounds (OWASP Password Storage Cheat Sheet), then AES-256-GCM.
 */
final class Passphrase {
    static final int SHORTEST = 12;
    private static final int ROUNDS = 600_000;
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final char[] phrase;

    Passphrase(String phrase) {
        if (phrase.length() < SHORTEST) {
            throw new BackupProblem("The passphrase in CITYPLUS_BACKUP_PASSPHRASE needs " + SHORTEST
                    + " characters or more: it is all that protects the keys in the archive.");
        }
        this.phrase = phrase.toCharArray();
    }

    byte[] lock(String name, byte[] plain) {
        byte[] salt = new byte[SALT];
        byte[] nonce = new byte[NONCE];
        SecureRandom random = new SecureRandom();
        random.nextBytes(salt);
        random.nextBytes(nonce);
        try {
            byte[] locked = cipher(Cipher.ENCRYPT_MODE, salt, nonce, name).doFinal(plain);
            return ByteBuffer.allocate(SALT + NONCE + locked.length)
                    .put(salt)
                    .put(nonce)
                    .put(locked)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] unlock(String name, byte[] locked) {
        if (locked.length < SALT + NONCE) {
            throw new BackupProblem("The key " + name + " in the archive is cut short.");
        }
        ByteBuffer in = ByteBuffer.wrap(locked);
        byte[] salt = new byte[SALT];
        byte[] nonce = new byte[NONCE];
        in.get(salt).get(nonce);
        byte[] rest = new byte[in.remaining()];
        in.get(rest);
        try {
            return cipher(Cipher.DECRYPT_MODE, salt, nonce, name).doFinal(rest);
        } catch (GeneralSecurityException e) {
            throw new BackupProblem(
                    "The passphrase does not open the keys in this archive. It is the one of the day the backup was made.",
                    e);
        }
    }

    private Cipher cipher(int mode, byte[] salt, byte[] nonce, String name) throws GeneralSecurityException {
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(phrase, salt, ROUNDS, 256))
                .getEncoded();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
