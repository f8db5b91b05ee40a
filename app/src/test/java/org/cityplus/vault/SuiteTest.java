package org.cityplus.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The algorithms answer what their standards say, and what one suite sealed stays readable under the other. */
class SuiteTest {
    private static final HexFormat HEX = HexFormat.of();

    /** GB/T 32907-2016, appendix A.1. */
    @Test
    void sm4IsThatOfTheStandard() {
        var sm4 = new SM4Engine();
        byte[] block = HEX.parseHex("0123456789abcdeffedcba9876543210");
        sm4.init(true, new KeyParameter(block));
        byte[] out = new byte[16];
        sm4.processBlock(block, 0, out, 0);
        assertThat(HEX.formatHex(out)).isEqualTo("681edf34d206965e86b3e94f536e4246");
    }

    /** GB/T 32905-2016, appendix A.1. */
    @Test
    void sm3IsThatOfTheStandard() {
        var sm3 = new SM3Digest();
        sm3.update("abc".getBytes(StandardCharsets.US_ASCII), 0, 3);
        byte[] out = new byte[32];
        sm3.doFinal(out, 0);
        assertThat(HEX.formatHex(out)).isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    /** RFC 8998, appendix A.1. */
    @Test
    void sm4GcmIsThatOfTheRfc() throws Exception {
        byte[] sealed = ChineseAlgorithms.sm4Gcm(
                true,
                HEX.parseHex("0123456789abcdeffedcba9876543210"),
                HEX.parseHex("00001234567800000000abcd"),
                HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2"),
                HEX.parseHex("aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                        + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa"));
        assertThat(HEX.formatHex(sealed))
                .isEqualTo("17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                        + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                        + "83de3541e4c2b58177e065a9bf7b62ec");
    }

    @ParameterizedTest
    @EnumSource
    void eachSuiteOpensItsOwnAndNoByteOfItMayChange(Suite suite) {
        byte[] key = Algorithms.newKey();
        byte[] context = {7};
        byte[] plain = "渝中区".getBytes(StandardCharsets.UTF_8);
        byte[] sealed = Algorithms.seal(suite, key, context, plain);
        assertThat(sealed[0]).isEqualTo(suite.number());
        assertThat(Algorithms.open(key, context, sealed)).isEqualTo(plain);
        for (int at = 0; at < sealed.length; at++) {
            byte[] altered = sealed.clone();
            altered[at] ^= 3;
            assertThatExceptionOfType(SealBroken.class)
                    .as("byte " + at)
                    .isThrownBy(() -> Algorithms.open(key, context, altered));
        }
    }

    @Test
    void anUnknownSuiteIsRefusedAndTheKnownAreNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Suite.named("rot13"))
                .withMessageContaining("international or chinese");
    }
}
