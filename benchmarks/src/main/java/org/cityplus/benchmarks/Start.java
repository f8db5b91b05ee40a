package org.cityplus.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityplus.benchmarks.RunningCity.Way;

/** From the start of the JVM to the first page, on a data folder that is there already. */
final class Start implements Benchmark {
    private static final int RUNS = 5;

    @Override
    public Map<String, Double> measure() throws Exception {
        Path data = Workspace.folder("start").resolve("data");
        long first = millisToFirstPage(Way.EXTRACTED_WITH_CACHE, data);
        List<Long> quick = new ArrayList<>();
        List<Long> plain = new ArrayList<>();
        for (int run = 1; run <= RUNS; run++) {
            quick.add(millisToFirstPage(Way.EXTRACTED_WITH_CACHE, data));
            plain.add(millisToFirstPage(Way.PLAIN_JAR, data));
            System.out.println("run " + run + ": extracted with AOT cache " + quick.getLast() + " ms, java -jar "
                    + plain.getLast() + " ms");
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("new_data_start_ms", (double) first);
        figures.put("second_start_ms", Workspace.median(quick));
        figures.put("plain_jar_start_ms", Workspace.median(plain));
        figures.put("plain_over_second_ratio", Workspace.median(plain) / Workspace.median(quick));
        figures.put("runs", (double) RUNS);
        return figures;
    }

    private static long millisToFirstPage(Way way, Path data) throws Exception {
        Files.createDirectories(data.resolveSibling(""));
        long from = System.nanoTime();
        try (RunningCity city = RunningCity.start(way, data)) {
            city.await();
            return (System.nanoTime() - from) / 1_000_000;
        }
    }
}
