package org.cityplus.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a measurement must reach: lines such as {@code second_start_ms <= 8000}; {@code #} starts a remark. */
record Expected(List<Bound> bounds) {
    /** One line. */
    record Bound(String figure, boolean atMost, double limit) {
        boolean isKeptBy(double value) {
            return atMost ? value <= limit : value >= limit;
        }

        @Override
        public String toString() {
            return figure + (atMost ? " <= " : " >= ") + Bench.tidy(limit);
        }
    }

    static Expected read(List<String> lines) {
        return new Expected(lines.stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .map(Expected::bound)
                .toList());
    }

    private static Bound bound(String line) {
        String[] words = line.split("\\s+", -1);
        if (words.length != 3 || !(words[1].equals("<=") || words[1].equals(">="))) {
            throw new IllegalArgumentException("an expectation is written: figure <= limit; found: " + line);
        }
        return new Bound(words[0], words[1].equals("<="), Double.parseDouble(words[2]));
    }

    List<String> missedBy(Map<String, Double> figures) {
        List<String> missed = new ArrayList<>();
        for (Bound bound : bounds) {
            Double value = figures.get(bound.figure());
            if (value == null) {
                missed.add(bound + ", but it was not measured");
            } else if (!bound.isKeptBy(value)) {
                missed.add(bound + ", but it is " + Bench.tidy(value));
            }
        }
        return missed;
    }
}
