package org.cityplus.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The outline of one piece of ground in whole units of the drawing; the last point is not the first again. */
final class Ring {
    private static final int LABEL_GRID = 24;

    private final int[] xs;
    private final int[] ys;

    /** Where a label has most room: nothing but this ring within {@code room} units. */
    record Label(int x, int y, double room) {}

    private Ring(int[] xs, int[] ys) {
        this.xs = xs;
        this.ys = ys;
    }

    static Ring of(List<double[]> points, Projection projection) {
        List<int[]> kept = new ArrayList<>();
        for (double[] point : points) {
            int[] at = {projection.x(point[0]), projection.y(point[1])};
            if (kept.isEmpty() || kept.getLast()[0] != at[0] || kept.getLast()[1] != at[1]) {
                kept.add(at);
            }
        }
        if (kept.size() > 1 && kept.getFirst()[0] == kept.getLast()[0] && kept.getFirst()[1] == kept.getLast()[1]) {
            kept.removeLast();
        }
        return new Ring(
                kept.stream().mapToInt(p -> p[0]).toArray(),
                kept.stream().mapToInt(p -> p[1]).toArray());
    }

    /** Relative steps keep it short. */
    String svg() {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            path.append(i == 0 ? "M" + xs[0] : "l" + (xs[i] - xs[i - 1]));
            int y = i == 0 ? ys[0] : ys[i] - ys[i - 1];
            path.append(y < 0 ? "" : " ").append(y);
        }
        return path.append('z').toString();
    }

    double area() {
        long sum = 0;
        for (int i = 0, j = xs.length - 1; i < xs.length; j = i++) {
            sum += (long) xs[j] * ys[i] - (long) xs[i] * ys[j];
        }
        return Math.abs(sum) / 2.0;
    }

    /** The point of a grid over the ring that lies deepest inside it. */
    Label label() {
        int left = Arrays.stream(xs).min().orElseThrow();
        int right = Arrays.stream(xs).max().orElseThrow();
        int top = Arrays.stream(ys).min().orElseThrow();
        int bottom = Arrays.stream(ys).max().orElseThrow();
        Label best = new Label(xs[0], ys[0], 0);
        for (int i = 1; i < LABEL_GRID; i++) {
            for (int j = 1; j < LABEL_GRID; j++) {
                int x = left + (right - left) * i / LABEL_GRID;
                int y = top + (bottom - top) * j / LABEL_GRID;
                double depth = depth(x, y);
                if (depth > best.room()) {
                    best = new Label(x, y, depth);
                }
            }
        }
        return best;
    }

    /** How far inside a point is; negative when it is outside. */
    private double depth(double x, double y) {
        boolean inside = false;
        double nearest = Double.MAX_VALUE;
        for (int i = 0, j = xs.length - 1; i < xs.length; j = i++) {
            if ((ys[i] > y) != (ys[j] > y) && x < (double) (xs[j] - xs[i]) * (y - ys[i]) / (ys[j] - ys[i]) + xs[i]) {
                inside = !inside;
            }
            nearest = Math.min(nearest, distanceToEdge(x, y, i, j));
        }
        return inside ? nearest : -nearest;
    }

    private double distanceToEdge(double x, double y, int i, int j) {
        double dx = xs[j] - xs[i];
        double dy = ys[j] - ys[i];
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : Math.clamp(((x - xs[i]) * dx + (y - ys[i]) * dy) / length, 0, 1);
        return Math.hypot(x - xs[i] - along * dx, y - ys[i] - along * dy);
    }
}
