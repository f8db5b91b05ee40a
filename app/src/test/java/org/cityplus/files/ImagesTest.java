package org.cityplus.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.cityplus.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Uploads come from anybody: each is a picture, or a refusal that says why; never anything else. */
class ImagesTest {
    static Stream<Arguments> nasty() {
        byte[] jpeg = encoded("jpeg");
        byte[] png = encoded("png");
        return Stream.of(
                Arguments.of("zero bytes", new byte[0], Refusal.Kind.INVALID),
                Arguments.of("one byte", new byte[] {(byte) 0xff}, Refusal.Kind.UNSUPPORTED),
                Arguments.of("text", bytes("not a picture"), Refusal.Kind.UNSUPPORTED),
                Arguments.of("SVG", bytes("<svg xmlns='http://www.w3.org/2000/svg'/>"), Refusal.Kind.UNSUPPORTED),
                Arguments.of(
                        "SVG with a script",
                        bytes("<?xml version='1.0'?><svg onload='alert(1)'><script/></svg>"),
                        Refusal.Kind.UNSUPPORTED),
                Arguments.of("HTML", bytes("<!DOCTYPE html><script>alert(1)</script>"), Refusal.Kind.UNSUPPORTED),
                Arguments.of("GIF", encoded("gif"), Refusal.Kind.UNSUPPORTED),
                Arguments.of("BMP", encoded("bmp"), Refusal.Kind.UNSUPPORTED),
                Arguments.of("PDF", bytes("%PDF-1.7\n1 0 obj"), Refusal.Kind.UNSUPPORTED),
                Arguments.of("a PNG of only a signature", Arrays.copyOf(png, 8), Refusal.Kind.INVALID),
                Arguments.of("a PNG cut in its header", Arrays.copyOf(png, 20), Refusal.Kind.INVALID),
                Arguments.of("a JPEG of only a marker", Arrays.copyOf(jpeg, 4), Refusal.Kind.INVALID),
                Arguments.of("a PNG of 60000 by 60000", pngHeader(60_000, 60_000), Refusal.Kind.TOO_LARGE),
                Arguments.of("a PNG of 2³¹−1 by 2³¹−1", pngHeader(0x7fffffff, 0x7fffffff), Refusal.Kind.TOO_LARGE),
                Arguments.of("a PNG of 0 by 0", pngHeader(0, 0), Refusal.Kind.INVALID),
                Arguments.of("a PNG of −1 by −1", pngHeader(-1, -1), Refusal.Kind.INVALID),
                Arguments.of("eleven megabytes", padded(jpeg, 11 << 20), Refusal.Kind.TOO_LARGE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nasty")
    void isRefused(String what, byte[] upload, Refusal.Kind kind) {
        assertThat(catchThrowableOfType(Refusal.class, () -> Images.decode(upload)))
                .as(what)
                .isNotNull()
                .extracting(Refusal::kind)
                .isEqualTo(kind);
    }

    @Test
    void picturesAreTaken() {
        assertThat(Images.decode(encoded("jpeg")).getWidth()).isEqualTo(40);
        assertThat(Images.decode(encoded("png")).getHeight()).isEqualTo(30);
    }

    /** A phone that loses its connection sends the beginning of a picture. */
    @Test
    void cutAnywhereItIsAPictureOrARefusal() {
        for (String format : new String[] {"jpeg", "png"}) {
            byte[] whole = encoded(format);
            for (int length = 0; length < whole.length; length += 7) {
                decodeOrRefuse(Arrays.copyOf(whole, length));
            }
        }
    }

    /** A picture that is a web page too: what is kept is drawn anew, the page is gone. */
    @Test
    void ofAPolyglotOnlyThePixelsSurvive() {
        byte[] polyglot = joined(encoded("jpeg"), bytes("<script>alert(document.cookie)</script>"));
        byte[] kept = Images.jpeg(Images.decode(polyglot), 1280);
        assertThat(text(kept)).doesNotContain("script");
        assertThat(Images.decode(kept).getWidth()).isEqualTo(40);
    }

    @Test
    void whereItWasTakenIsNotKept() {
        byte[] jpeg = encoded("jpeg");
        byte[] exif = bytes("Exif\0\0GPSLatitude 29.56301 made by a phone of somebody");
        byte[] segment = ByteBuffer.allocate(4 + exif.length)
                .putShort((short) 0xffe1)
                .putShort((short) (2 + exif.length))
                .put(exif)
                .array();
        byte[] tagged = joined(Arrays.copyOf(jpeg, 2), joined(segment, Arrays.copyOfRange(jpeg, 2, jpeg.length)));
        assertThat(text(tagged)).contains("GPSLatitude");
        assertThat(text(Images.jpeg(Images.decode(tagged), 1280))).doesNotContain("Exif", "GPSLatitude");
    }

    @Test
    void isMadeNoLongerThanAskedForAndNeverVanishes() {
        var wide = new BufferedImage(4000, 1, BufferedImage.TYPE_INT_RGB);
        BufferedImage made = Images.decode(Images.jpeg(wide, 100));
        assertThat(made.getWidth()).isEqualTo(100);
        assertThat(made.getHeight()).isEqualTo(1);
    }

    @FuzzTest(maxDuration = "60s")
    void neverFailsOtherwise(byte[] upload) {
        decodeOrRefuse(upload);
    }

    private static void decodeOrRefuse(byte[] upload) {
        try {
            BufferedImage image = Images.decode(upload);
            assertThat(image.getWidth()).isPositive();
        } catch (Refusal refusal) {
            assertThat(refusal.message().key()).startsWith("files.image.");
        }
    }

    private static byte[] encoded(String format) {
        var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillOval(5, 5, 20, 20);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            assertThat(ImageIO.write(image, format, bytes)).isTrue();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /** A PNG that says how large it is and then ends. */
    private static byte[] pngHeader(int width, int height) {
        ByteBuffer chunk = ByteBuffer.allocate(17)
                .put(bytes("IHDR"))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0});
        var crc = new CRC32();
        crc.update(chunk.array());
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(chunk.array())
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] padded(byte[] start, int length) {
        return Arrays.copyOf(start, length);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
