package org.cityplus.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.cityplus.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                Arguments.of("a PNG of 60000 by 60000", pngOf(60_000, 60_000), Refusal.Kind.TOO_LARGE),
                Arguments.of("a PNG of 2³¹−1 by 2³¹−1", pngOf(0x7fffffff, 0x7fffffff), Refusal.Kind.TOO_LARGE),
                Arguments.of("a PNG of 16001 by 10", pngOf(16_001, 10), Refusal.Kind.TOO_LARGE),
                Arguments.of("a PNG of 0 by 0", pngHeader(0, 0), Refusal.Kind.INVALID),
                Arguments.of("a PNG of −1 by −1", pngHeader(-1, -1), Refusal.Kind.INVALID),
                Arguments.of("HEIC", bytes("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"), Refusal.Kind.UNSUPPORTED),
                Arguments.of("AVIF", bytes("\0\0\0\u001cftypavif\0\0\0\0mif1avif"), Refusal.Kind.UNSUPPORTED),
                Arguments.of(
                        "a GIF with a program behind it",
                        joined(encoded("gif"), bytes("PK\3\4")),
                        Refusal.Kind.UNSUPPORTED),
                Arguments.of("a JPEG in four colours", fourColours(jpeg), Refusal.Kind.UNSUPPORTED),
                Arguments.of("a JPEG without its end", Arrays.copyOf(jpeg, jpeg.length - 2), Refusal.Kind.INVALID),
                Arguments.of("a PNG without its end", Arrays.copyOf(png, png.length - 12), Refusal.Kind.INVALID),
                Arguments.of("a PNG with a flipped bit", flipped(png, png.length - 20), Refusal.Kind.INVALID),
                Arguments.of("a JPEG of ten thousand scans", manyScans(jpeg, 10_000), Refusal.Kind.INVALID),
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

    /** A phone that loses its connection sends the beginning of a picture, which nobody may take for the whole. */
    @Test
    void cutAnywhereItIsRefused() {
        for (byte[] whole : List.of(encoded("jpeg"), encoded("png"), progressive())) {
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThat(catchThrowableOfType(Refusal.class, () -> Images.decode(cut)))
                        .as("%d of %d bytes", length, whole.length)
                        .isNotNull();
            }
        }
    }

    /** Cut, and given an end again: the decoder would grey what is missing. */
    @Test
    void whatOnlyLooksWholeIsRefused() {
        byte[] whole = detailed();
        byte[] half = joined(Arrays.copyOf(whole, whole.length / 2), new byte[] {(byte) 0xff, (byte) 0xd9});
        assertThat(catchThrowableOfType(Refusal.class, () -> Images.decode(half))
                        .message()
                        .key())
                .isEqualTo("files.image.cut");
    }

    /** Upright, a 40 by 30 picture has its orange dot in the left upper quarter; each turn of a camera is undone. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyTurnOfTheCameraIsUndone(int turn) {
        for (boolean little : new boolean[] {true, false}) {
            BufferedImage held = held(turn);
            byte[] jpeg = withExif(encoded("jpeg", held), exif(turn, little));
            byte[] png = withChunk(encoded("png", held), "eXIf", exif(turn, little));
            for (byte[] upload : List.of(jpeg, png)) {
                BufferedImage upright = Images.decode(upload);
                assertThat(upright.getWidth()).isEqualTo(40);
                assertThat(upright.getHeight()).isEqualTo(30);
                assertThat(isOrange(upright, 10, 8)).as("turn %d", turn).isTrue();
                assertThat(isOrange(upright, 30, 8) || isOrange(upright, 10, 22) || isOrange(upright, 30, 22))
                        .as("turn %d", turn)
                        .isFalse();
            }
        }
    }

    @Test
    void aTurnThatMakesNoSenseIsNone() {
        for (int turn : new int[] {0, 9, 65_535}) {
            assertThat(Images.decode(withExif(encoded("jpeg"), exif(turn, true)))
                            .getWidth())
                    .isEqualTo(40);
        }
    }

    @Test
    void progressiveGreySixteenBitAndTransparentPicturesAreTaken() {
        assertThat(Images.decode(progressive()).getWidth()).isEqualTo(40);
        var grey = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY);
        assertThat(Images.decode(encoded("jpeg", grey)).getWidth()).isEqualTo(40);
        var deep = new BufferedImage(40, 30, BufferedImage.TYPE_USHORT_GRAY);
        assertThat(Images.decode(encoded("png", deep)).getWidth()).isEqualTo(40);
        var clear = new BufferedImage(40, 30, BufferedImage.TYPE_INT_ARGB);
        assertThat(Images.decode(encoded("png", clear)).getRGB(5, 5))
                .as("on white")
                .isEqualTo(0xffffffff);
    }

    /** Ten kilobytes that unpack to ten megabytes, in each chunk that may be packed. */
    @Test
    void packedTextsAreNeverUnpacked() {
        byte[] bomb = deflated(10 << 20);
        byte[] text = joined(bytes("Comment\0\0"), bomb);
        for (String chunk : List.of("zTXt", "iTXt", "iCCP")) {
            BufferedImage taken = Images.decode(withChunk(encoded("png"), chunk, text));
            assertThat(taken.getWidth()).isEqualTo(40);
        }
    }

    /** Numbers that mean another red in another profile come out as that red in sRGB; a broken profile is none. */
    @Test
    void coloursMeanWhatTheirProfileSays() {
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        var grey = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64; i++) {
            grey.setRGB(i % 8, i / 8, 0x404040);
        }
        byte[] plain = encoded("png", grey);
        assertThat(Images.decode(plain).getRGB(4, 4) & 0xff).isEqualTo(0x40);
        byte[] profiled = withChunk(plain, "iCCP", joined(bytes("p\0\0"), deflated(linear)));
        assertThat(Images.decode(profiled).getRGB(4, 4) & 0xff).as("brighter").isBetween(0x80, 0x90);
        byte[] broken = withChunk(plain, "iCCP", joined(bytes("p\0\0"), deflated(500)));
        assertThat(Images.decode(broken).getRGB(4, 4) & 0xff).isEqualTo(0x40);
    }

    @Test
    void ofWhatStandsBehindItsEndNothingSurvives() {
        for (String tail : List.of("PK\3\4 a program", "%PDF-1.7 a document", "<html>a page", "<?php a script")) {
            for (String format : List.of("jpeg", "png")) {
                byte[] kept = Images.jpeg(Images.decode(joined(encoded(format), bytes(tail))), 100);
                assertThat(text(kept)).doesNotContain(tail.substring(2));
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
        return encoded(format, upright());
    }

    private static BufferedImage upright() {
        var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillRect(2, 2, 16, 12);
        pen.dispose();
        return image;
    }

    /** The upright picture as a camera held that way stores it: each point where the turn takes it from. */
    private static BufferedImage held(int turn) {
        BufferedImage upright = upright();
        boolean across = turn >= 5;
        var stored = new BufferedImage(across ? 30 : 40, across ? 40 : 30, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < stored.getHeight(); y++) {
            for (int x = 0; x < stored.getWidth(); x++) {
                int[] at = switch (turn) {
                    case 2 -> new int[] {39 - x, y};
                    case 3 -> new int[] {39 - x, 29 - y};
                    case 4 -> new int[] {x, 29 - y};
                    case 5 -> new int[] {y, x};
                    case 6 -> new int[] {39 - y, x};
                    case 7 -> new int[] {39 - y, 29 - x};
                    case 8 -> new int[] {y, 29 - x};
                    default -> new int[] {x, y};
                };
                stored.setRGB(x, y, upright.getRGB(at[0], at[1]));
            }
        }
        return stored;
    }

    private static boolean isOrange(BufferedImage image, int x, int y) {
        Color at = new Color(image.getRGB(x, y));
        return at.getRed() > 180 && at.getBlue() < 90;
    }

    private static byte[] exif(int turn, boolean little) {
        return ByteBuffer.allocate(26)
                .order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                .put(bytes(little ? "II" : "MM"))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) turn)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    private static byte[] withExif(byte[] jpeg, byte[] exif) {
        byte[] content = joined(bytes("Exif\0\0"), exif);
        byte[] segment = ByteBuffer.allocate(4 + content.length)
                .putShort((short) 0xffe1)
                .putShort((short) (2 + content.length))
                .put(content)
                .array();
        return joined(Arrays.copyOf(jpeg, 2), joined(segment, Arrays.copyOfRange(jpeg, 2, jpeg.length)));
    }

    /** Behind the header. */
    private static byte[] withChunk(byte[] png, String type, byte[] data) {
        byte[] named = joined(bytes(type), data);
        var crc = new CRC32();
        crc.update(named);
        byte[] chunk = ByteBuffer.allocate(8 + named.length)
                .putInt(data.length)
                .put(named)
                .putInt((int) crc.getValue())
                .array();
        return joined(Arrays.copyOf(png, 33), joined(chunk, Arrays.copyOfRange(png, 33, png.length)));
    }

    private static byte[] deflated(int zeros) {
        return deflated(new byte[zeros]);
    }

    private static byte[] deflated(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var packed = new DeflaterOutputStream(out)) {
            packed.write(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static byte[] progressive() {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(out);
            writer.write(null, new IIOImage(upright(), null, null), how);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /** Noise, so that half of its bytes are half of its lines. */
    private static byte[] detailed() {
        var image = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int i = 0; i < 40_000; i++) {
            image.setRGB(i % 200, i / 200, random.nextInt());
        }
        return encoded("jpeg", image);
    }

    /** Says four components where there are three; the decoder is never asked. */
    private static byte[] fourColours(byte[] jpeg) {
        byte[] four = jpeg.clone();
        four[frame(jpeg) + 9] = 4;
        return four;
    }

    private static int frame(byte[] jpeg) {
        for (int i = 2; i < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) 0xc0) {
                return i;
            }
        }
        throw new IllegalStateException("no frame");
    }

    private static byte[] manyScans(byte[] jpeg, int scans) {
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, jpeg.length - 2);
        byte[] scan = {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0};
        for (int i = 0; i < scans; i++) {
            out.writeBytes(scan);
        }
        out.write(jpeg, jpeg.length - 2, 2);
        return out.toByteArray();
    }

    private static byte[] flipped(byte[] whole, int at) {
        byte[] damaged = whole.clone();
        damaged[at] ^= 1;
        return damaged;
    }

    private static byte[] pngOf(int width, int height) {
        byte[] png = encoded("png");
        return joined(pngHeader(width, height), Arrays.copyOfRange(png, 33, png.length));
    }

    private static byte[] encoded(String format, BufferedImage image) {
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
