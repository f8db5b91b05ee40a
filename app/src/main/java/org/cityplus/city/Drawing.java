package org.cityplus.city;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cityplus.kernel.DistrictCode;

/** The map, drawn. */
record Drawing(List<Shape> shapes, int width, int height) {
    private static final Drawing EMPTY = new Drawing(List.of(), 0, 0);

    static Drawing read(Path folder, Set<DistrictCode> current) {
        Pack pack = new Pack(new Folder(folder), new Problems());
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

    private static Shape shape(DistrictCode code, List<Ring> rings) {
        Ring largest =
                rings.stream().max(Comparator.comparingDouble(Ring::area)).orElseThrow();
        Ring.Label label = largest.label();
        String path = rings.stream().map(Ring::svg).collect(Collectors.joining());
        return new Shape(code, path, label.x(), label.y(), (int) label.room());
    }
}
