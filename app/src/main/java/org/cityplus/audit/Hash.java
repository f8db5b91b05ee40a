package org.cityplus.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** SHA-256 as RFC 9162, section 2.1.1 uses it: leaves and nodes begin with different bytes, so neither passes for the other. */
record Hash(byte[] bytes) {
    static final int LENGTH = 32;

    static Hash ofLeaf(byte[] encoded) {
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        return new Hash(digest.digest(encoded));
    }

    static Hash ofNode(Hash left, Hash right) {
        MessageDigest digest = sha256();
        digest.update((byte) 1);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    /** The root of a log without a leaf. */
    static Hash ofNothing() {
        return new Hash(sha256().digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return java.util.Base64.getEncoder().encodeToString(bytes);
    }
}
