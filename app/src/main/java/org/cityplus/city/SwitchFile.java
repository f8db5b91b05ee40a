package org.cityplus.city;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cityplus.kernel.Message;

/** Reads and writes {@code switches.csv}; a pack may leave it out, and in it features, which are then on. */
final class SwitchFile {
    static final String NAME = "switches.csv";
    private static final String COLUMNS = "feature,on";

    private SwitchFile() {}

    static Set<Feature> read(Pack pack, List<Feature> features) {
        Set<Feature> paused = new HashSet<>();
        if (!pack.has(NAME)) {
            return paused;
        }
        Map<String, Feature> known = features.stream().collect(Collectors.toMap(Feature::key, Function.identity()));
        pack.table(NAME, COLUMNS).rows(row -> {
            String key = row.unique("feature").value("feature");
            boolean on = row.yes("on");
            Feature feature = known.get(key);
            if (feature == null) {
                row.report(
                        "feature",
                        Message.of(
                                "city.pack.feature",
                                features.stream().map(Feature::key).collect(Collectors.joining(", "))));
                return false;
            }
            return !on && paused.add(feature);
        });
        return paused;
    }

    static byte[] write(List<Feature> features, Set<Feature> paused) {
        return CsvText.of(
                COLUMNS,
                features.stream()
                        .map(feature -> {
                            Map<String, String> cells = new LinkedHashMap<>();
                            cells.put("feature", feature.key());
                            cells.put("on", String.valueOf(!paused.contains(feature)));
                            return cells;
                        })
                        .toList());
    }
}
