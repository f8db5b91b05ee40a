package org.cityplus.cases.form;

import java.awt.image.BufferedImage;
import java.util.List;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;

/** What a machine can tell of a photo: size, background, light. The officer judges the face. */
final class PhotoCheck {
    /** 33 by 48 mm at 300 dots an inch is 390 by 567; four fifths of it still prints. */
    private static final int MIN_WIDTH = 312;

    private static final int MIN_HEIGHT = 453;
    private static final double WHITE = 200;
    private static final double UNEVEN = 35;
    private static final double DARK = 70;

    private PhotoCheck() {}

    static void refuseUnusable(BufferedImage image) {
        if (image.getWidth() < MIN_WIDTH || image.getHeight() < MIN_HEIGHT) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    Message.of("cases.photo.too-small", image.getWidth(), image.getHeight(), MIN_WIDTH, MIN_HEIGHT));
        }
    }

    static List<PhotoFinding> check(BufferedImage image) {
        return List.of(size(image), background(image), light(image));
    }

    private static PhotoFinding size(BufferedImage image) {
        return new PhotoFinding(true, Message.of("cases.photo.size", image.getWidth(), image.getHeight()));
    }

    /** Both upper corners, where no head is. */
    private static PhotoFinding background(BufferedImage image) {
        int edge = image.getWidth() / 6;
        double corners = (luma(image, 0, 0, edge, edge) + luma(image, image.getWidth() - edge, 0, edge, edge)) / 2;
        return corners >= WHITE
                ? new PhotoFinding(true, Message.of("cases.photo.white"))
                : new PhotoFinding(false, Message.of("cases.photo.not-white"));
    }

    private static PhotoFinding light(BufferedImage image) {
        int third = image.getHeight() / 3;
        int half = image.getWidth() / 2;
        double left = luma(image, 0, third, half, third);
        double right = luma(image, image.getWidth() - half, third, half, third);
        if (Math.max(left, right) < DARK) {
            return new PhotoFinding(false, Message.of("cases.photo.dark"));
        }
        if (Math.abs(left - right) > UNEVEN) {
            return new PhotoFinding(
                    false, Message.of(left < right ? "cases.photo.dark-left" : "cases.photo.dark-right"));
        }
        return new PhotoFinding(true, Message.of("cases.photo.light"));
    }

    /** Mean brightness from 0 to 255 (ITU-R BT.601), over at most 64 by 64 samples. */
    private static double luma(BufferedImage image, int x, int y, int width, int height) {
        int stepX = Math.max(1, width / 64);
        int stepY = Math.max(1, height / 64);
        double sum = 0;
        int samples = 0;
        for (int j = y; j < y + height; j += stepY) {
            for (int i = x; i < x + width; i += stepX) {
                int rgb = image.getRGB(i, j);
                sum += 0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff);
                samples++;
            }
        }
        return samples == 0 ? 0 : sum / samples;
    }
}
