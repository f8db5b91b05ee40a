package org.cityplus.cases.form;

import java.awt.image.BufferedImage;

/** The passport photo's shape: 33 mm wide, 48 mm high. */
final class PhotoFrame {
    private static final int WIDTH_MM = 33;
    private static final int HEIGHT_MM = 48;

    private PhotoFrame() {}

    /** The largest part of {@code image} of that shape: the middle across, from the top down. */
    static BufferedImage crop(BufferedImage image) {
        int width = Math.min(image.getWidth(), image.getHeight() * WIDTH_MM / HEIGHT_MM);
        int height = Math.min(image.getHeight(), image.getWidth() * HEIGHT_MM / WIDTH_MM);
        if (width == 0 || height == 0) {
            return image;
        }
        return image.getSubimage((image.getWidth() - width) / 2, 0, width, height);
    }
}
