package org.cityplus.city;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code districts.geojson} (RFC 7946): one MultiPolygon for each district of today, named by property code. */
final class GeoJsonFile {
    static final String NAME = "districts.geojson";

    private GeoJsonFile() {}

    /** The outlines of each district's pieces, as longitude and latitude. */
    static Map<DistrictCode, List<List<double[]>>> read(Pack pack, Set<DistrictCode> current) {
        Map<DistrictCode, List<List<double[]>>> outlines = new TreeMap<>();
        try {
            JsonNode root = JsonMapper.shared().readTree(pack.source().bytes(NAME));
            for (JsonNode feature : root.path("features")) {
                DistrictCode code =
                        new DistrictCode(feature.path("properties").path("code").asString(""));
                if (outlines.put(code, pieces(feature.path("geometry"))) != null) {
                    report(pack, Message.of("city.pack.drawn-once", code.value()));
                }
            }
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            report(pack, Message.of("city.pack.geojson", String.valueOf(e.getMessage())));
            return outlines;
        }
        if (!outlines.keySet().equals(current)) {
            report(pack, Message.of("city.pack.drawn-all", String.valueOf(difference(outlines.keySet(), current))));
        }
        return outlines;
    }

    private static List<List<double[]>> pieces(JsonNode geometry) {
        if (!geometry.path("type").asString("").equals("MultiPolygon")) {
            throw new IllegalArgumentException("each geometry must be a MultiPolygon");
        }
        List<List<double[]>> pieces = new ArrayList<>();
        for (JsonNode polygon : geometry.path("coordinates")) {
            List<double[]> outline = new ArrayList<>();
            for (JsonNode point : polygon.path(0)) {
                outline.add(
                        new double[] {point.path(0).asDouble(), point.path(1).asDouble()});
            }
            pieces.add(outline);
        }
        if (pieces.isEmpty() || pieces.stream().anyMatch(outline -> outline.size() < 4)) {
            throw new IllegalArgumentException("each district needs outlines of at least four points");
        }
        return pieces;
    }

    private static Set<DistrictCode> difference(Set<DistrictCode> one, Set<DistrictCode> other) {
        Set<DistrictCode> either = new TreeSet<>(one);
        either.addAll(other);
        either.removeIf(code -> one.contains(code) && other.contains(code));
        return either;
    }

    private static void report(Pack pack, Message wrong) {
        pack.problems().add(NAME, 0, "features", wrong);
    }
}
