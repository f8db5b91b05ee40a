package org.cityplus.files;

import java.awt.image.BufferedImage;

/** Turns a picture as its camera was held (EXIF 2.32, 4.6.4.A, Orientation), so that it is right without saying so. */
final class Upright {
    private Upright() {}

    static BufferedImage turn(BufferedImage from, int turn) {
        if (turn == 1) {
            return from;
        }
        int width = from.getWidth();
        int height = from.getHeight();
        BufferedImage to = turn >= 5
                ? new BufferedImage(height, width, BufferedImage.TYPE_INT_RGB)
                : new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] line = new int[width];
        for (int y = 0; y < height; y++) {
            from.getRGB(0, y, width, 1, line, 0, width);
            for (int x = 0; x < width; x++) {
                to.setRGB(column(turn, x, y, width, height), row(turn, x, y, width, height), line[x]);
            }
        }
        return to;
    }

    private static int column(int turn, int x, int y, int width, int height) {
        return switch (turn) {
            case 2, 3 -> width - 1 - x;
            case 4 -> x;
            case 5, 8 -> y;
            default -> height - 1 - y;
        };
    }

    private static int row(int turn, int x, int y, int width, int height) {
        return switch (turn) {
            case 2 -> y;
            case 3, 4 -> height - 1 - y;
            case 5, 6 -> x;
            default -> width - 1 - x;
        };
    }
}
