package org.cityplus.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** What several measurements need. */
final class Workspace {
    private Workspace() {}

    /** An empty folder that PostgreSQL's own user may enter. */
    static Path folder(String benchmark) throws IOException {
        Path parent = Files.createDirectories(Path.of("target/bench").toAbsolutePath());
        return Files.createDirectory(parent.resolve(benchmark + "-" + System.currentTimeMillis()));
    }

    /** How many want to run at once, over the last minute: what else the machine did stands beside each figure. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    static double median(Collection<? extends Number> values) {
        double[] sorted =
                values.stream().mapToDouble(Number::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
