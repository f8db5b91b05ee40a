package org.cityplus.files;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;

/** Reads pictures from outside without trusting them: type by content, size before pixels, nothing but pixels kept. */
public final class Images {
    /** Longest upload taken. */
    public static final int MAX_BYTES = 10 * 1024 * 1024;

    /** A small file can claim a huge picture; decoding is refused before it costs memory. */
    private static final long MAX_PIXELS = 50_000_000L;

    private static final int MAX_EDGE = 16_000;

    private Images() {}

    /**
     * The picture in {@code upload}, upright and in sRGB.
     *
     * @throws Refusal UNSUPPORTED when it is no JPEG or PNG, INVALID when broken, TOO_LARGE beyond the limits
     */
    public static BufferedImage decode(byte[] upload) {
        UploadRules.check(UploadRules.PHOTO, upload);
        Envelope envelope = Envelope.read(upload);
        if ((long) envelope.width() * envelope.height() > MAX_PIXELS || longest(envelope) > MAX_EDGE) {
            throw new Refusal(Refusal.Kind.TOO_LARGE, Message.of("files.image.too-many-pixels"));
        }
        BufferedImage plain = plain(pixels(envelope));
        BufferedImage coloured = envelope.profile()
                .map(profile -> Colours.toSrgb(plain, profile))
                .orElse(plain);
        return Upright.turn(coloured, envelope.turn());
    }

    private static int longest(Envelope envelope) {
        return Math.max(envelope.width(), envelope.height());
    }

    private static BufferedImage pixels(Envelope envelope) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(envelope.bare()))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw Envelope.broken();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                // "Premature end of …": the decoder greys what is missing; such a picture did not arrive whole.
                boolean[] cut = {false};
                reader.addIIOReadWarningListener((_, warning) -> cut[0] |= warning.contains("remature end"));
                BufferedImage image = reader.read(0);
                if (cut[0]) {
                    throw Envelope.cut();
                }
                return image;
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
            throw Envelope.broken();
        }
    }

    /** On white, eight bits a colour, whatever it came as. */
    private static BufferedImage plain(BufferedImage image) {
        return drawn(image, image.getWidth(), image.getHeight());
    }

    /** A JPEG of {@code image} no longer than {@code maxEdge} on either side; no metadata survives. */
    public static byte[] jpeg(BufferedImage image, int maxEdge) {
        double scale = Math.min(1.0, (double) maxEdge / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage plain = drawn(image, width, height);
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

    private static BufferedImage drawn(BufferedImage image, int width, int height) {
        BufferedImage plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = plain.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            graphics.drawImage(image, 0, 0, width, height, null);
        } finally {
            graphics.dispose();
        }
        return plain;
    }
}
