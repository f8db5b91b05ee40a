package org.cityplus.files;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import org.apache.tika.Tika;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;

/** Reads pictures from outside without trusting them: type by content, size before pixels, nothing but pixels kept. */
public final class Images {
    /** Longest upload taken. */
    public static final int MAX_BYTES = 10 * 1024 * 1024;

    private static final Set<String> TYPES = Set.of("image/jpeg", "image/png");
    /** A small file can claim a huge picture; decoding is refused before it costs memory. */
    private static final long MAX_PIXELS = 50_000_000L;

    private static final Tika TIKA = new Tika();

    private Images() {}

    /**
     * The picture in {@code upload}.
     *
     * @throws Refusal UNSUPPORTED when it is no JPEG or PNG, INVALID when broken, TOO_LARGE beyond the limits
     */
    public static BufferedImage decode(byte[] upload) {
        if (upload.length == 0) {
            throw new Refusal(Refusal.Kind.INVALID, Message.of("files.image.empty"));
        }
        if (upload.length > MAX_BYTES) {
            throw new Refusal(Refusal.Kind.TOO_LARGE, Message.of("files.image.too-large", MAX_BYTES >> 20));
        }
        if (!TYPES.contains(TIKA.detect(upload))) {
            throw new Refusal(Refusal.Kind.UNSUPPORTED, Message.of("files.image.type"));
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(upload))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw broken();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MAX_PIXELS) {
                    throw new Refusal(Refusal.Kind.TOO_LARGE, Message.of("files.image.too-many-pixels"));
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw broken();
        }
    }

    /** A JPEG of {@code image} no longer than {@code maxEdge} on either side; no metadata survives. */
    public static byte[] jpeg(BufferedImage image, int maxEdge) {
        double scale = Math.min(1.0, (double) maxEdge / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = plain.createGraphics();
        try {
            graphics.setRenderingHint(
                    java.awt.RenderingHints.KEY_INTERPOLATION, java.awt.RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            graphics.drawImage(image, 0, 0, width, height, null);
        } finally {
            graphics.dispose();
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(0.9f);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(plain, null, null), quality);
        } catch (IOException e) {
            throw new IllegalStateException("cannot encode a picture in memory", e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static Refusal broken() {
        return new Refusal(Refusal.Kind.INVALID, Message.of("files.image.broken"));
    }
}
