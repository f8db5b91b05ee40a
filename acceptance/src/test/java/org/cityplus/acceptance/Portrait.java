package org.cityplus.acceptance;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A drawn face before a white wall: nobody's photograph. */
final class Portrait {
    private Portrait() {}

    static byte[] jpeg(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        brush.setColor(Color.WHITE);
        brush.fillRect(0, 0, width, height);
        brush.setColor(new Color(0x3b6a75));
        brush.fillOval(width / 8, height * 7 / 10, width * 3 / 4, height);
        brush.setColor(new Color(0x2a2320));
        brush.fillOval(width / 4, height / 8, width / 2, height / 2);
        brush.setColor(new Color(0xe6bf9f));
        brush.fillOval(width * 3 / 10, height / 5, width * 2 / 5, height / 2);
        brush.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpeg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
