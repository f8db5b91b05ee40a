package org.cityplus.identity;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** A device that makes one passkey (W3C WebAuthn Level 3, sections 6.1 and 6.5; attestation "none"). */
final class SoftAuthenticator {
    private static final int PRESENT_VERIFIED_AND_WITH_KEY = 0x45;

    private final String origin;
    private final byte[] id = ("key " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
    private final ECPublicKey key;

    SoftAuthenticator(String origin) throws GeneralSecurityException {
        this.origin = origin;
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
        pairs.initialize(new ECGenParameterSpec("secp256r1"));
        this.key = (ECPublicKey) pairs.generateKeyPair().getPublic();
    }

    /** @param challenge in Base64url, as the options have it */
    String create(String challenge) throws GeneralSecurityException {
        byte[] about = about();
        byte[] object =
                bytes(hex("a363666d74646e6f6e656761747453746d74a06861757468446174615900"), length(about), about);
        return answer("\"clientDataJSON\":\"%s\",\"attestationObject\":\"%s\",\"transports\":[\"internal\"]"
                .formatted(url(client(challenge)), url(object)));
    }

    byte[] id() {
        return id;
    }

    private String answer(String response) {
        return "{\"id\":\"%1$s\",\"rawId\":\"%1$s\",\"type\":\"public-key\",\"response\":{%2$s},\"clientExtensionResults\":{}}"
                .formatted(url(id), response);
    }

    private byte[] about() throws GeneralSecurityException {
        byte[] party = MessageDigest.getInstance("SHA-256").digest("localhost".getBytes(StandardCharsets.UTF_8));
        return bytes(
                party,
                new byte[] {PRESENT_VERIFIED_AND_WITH_KEY, 0, 0, 0, 0},
                new byte[16],
                ByteBuffer.allocate(2).putShort((short) id.length).array(),
                id,
                hex("a5010203262001215820"),
                coordinate(key.getW().getAffineX()),
                hex("225820"),
                coordinate(key.getW().getAffineY()));
    }

    private byte[] client(String challenge) {
        return "{\"type\":\"webauthn.create\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(challenge, origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] coordinate(BigInteger value) {
        byte[] signed = value.toByteArray();
        byte[] unsigned = new byte[32];
        int length = Math.min(32, signed.length);
        System.arraycopy(signed, signed.length - length, unsigned, 32 - length, length);
        return unsigned;
    }

    private static byte[] length(byte[] of) {
        return new byte[] {(byte) of.length};
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
