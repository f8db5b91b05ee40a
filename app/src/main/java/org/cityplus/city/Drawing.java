package org.cityplus.city;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cityplus.kernel.DistrictCode;

/** The map, drawn. */
record Drawing(List<Shape> shapes, int width, int height) {
    private static final Drawing EMPTY = new Drawing(List.of(), 0, 0);
    private static final int LABEL_GRID = 24;

    static Drawing read(Path folder, Set<DistrictCode> current) {
        Pack pack = new Pack(folder, new Problems());
        if (!pack.has(GeoJsonFile.NAME)) {
            return EMPTY;
        }
        Map<DistrictCode, List<List<double[]>>> outlines = GeoJsonFile.read(pack, current);
        pack.problems().throwIfAny(folder);
        List<double[]> all = outlines.values().stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .toList();
        double west = all.stream().mapToDouble(p -> p[0]).min().orElseThrow();
        double east = all.stream().mapToDouble(p -> p[0]).max().orElseThrow();
        double south = all.stream().mapToDouble(p -> p[1]).min().orElseThrow();
        double north = all.stream().mapToDouble(p -> p[1]).max().orElseThrow();
        Projection projection = Projection.around(west, east, south, north);
        List<Shape> shapes = outlines.entrySet().stream()
                .map(e -> shape(
                        e.getKey(),
                        e.getValue().stream()
                                .map(points -> Ring.of(points, projection))
                                .toList()))
                .toList();
        return new Drawing(shapes, Projection.WIDTH, projection.height(south));
    }

    /** The label goes to the point of a grid over the largest piece that lies deepest inside it. */
    private static Shape shape(DistrictCode code, List<Ring> rings) {
        String path = rings.stream().map(Ring::svg).collect(Collectors.joining());
        Ring largest =
                rings.stream().max(Comparator.comparingDouble(Ring::area)).orElseThrow();
        int left = Arrays.stream(largest.xs()).min().orElseThrow();
        int right = Arrays.stream(largest.xs()).max().orElseThrow();
        int top = Arrays.stream(largest.ys()).min().orElseThrow();
        int bottom = Arrays.stream(largest.ys()).max().orElseThrow();
        int bestX = largest.xs()[0];
        int bestY = largest.ys()[0];
        double bestDepth = 0;
        for (int i = 1; i < LABEL_GRID; i++) {
            for (int j = 1; j < LABEL_GRID; j++) {
                int x = left + (right - left) * i / LABEL_GRID;
                int y = top + (bottom - top) * j / LABEL_GRID;
                double depth = largest.depth(x, y);
                if (depth > bestDepth) {
                    bestDepth = depth;
                    bestX = x;
                    bestY = y;
                }
            }
        }
        return new Shape(code, path, bestX, bestY);
    }
}
