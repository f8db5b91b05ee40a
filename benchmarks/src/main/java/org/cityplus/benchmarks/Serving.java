package org.cityplus.benchmarks;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.cityplus.benchmarks.RunningCity.Way;

/** Whether the AOT cache, which makes starts quick, makes the running city slower: both stand side by side, loaded in turn. */
final class Serving implements Benchmark {
    private static final int CLIENTS = 8;
    private static final int WARM_UP_SECONDS = 20;
    private static final int ROUND_SECONDS = 5;
    private static final int ROUNDS = 5;

    @Override
    public Map<String, Double> measure() throws Exception {
        Path folder = Workspace.folder("serving");
        List<Double> cached = new ArrayList<>();
        List<Double> uncached = new ArrayList<>();
        try (RunningCity with = RunningCity.start(Way.EXTRACTED_WITH_CACHE, folder.resolve("with"));
                RunningCity without = RunningCity.start(Way.EXTRACTED, folder.resolve("without"))) {
            with.await();
            without.await();
            requestsPerSecond(with, WARM_UP_SECONDS);
            requestsPerSecond(without, WARM_UP_SECONDS);
            for (int round = 1; round <= ROUNDS; round++) {
                cached.add(requestsPerSecond(with, ROUND_SECONDS));
                uncached.add(requestsPerSecond(without, ROUND_SECONDS));
                System.out.println("round " + round + ": with AOT cache " + Bench.tidy(cached.getLast())
                        + " requests/s, without " + Bench.tidy(uncached.getLast()));
            }
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("with_cache_per_s", Workspace.median(cached));
        figures.put("without_cache_per_s", Workspace.median(uncached));
        figures.put("with_over_without_ratio", Workspace.median(cached) / Workspace.median(uncached));
        figures.put("rounds", (double) ROUNDS);
        return figures;
    }

    private static double requestsPerSecond(RunningCity city, int seconds) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        HttpRequest page = HttpRequest.newBuilder(city.address()).build();
        try (HttpClient client = HttpClient.newHttpClient();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> visits = () -> {
                int count = 0;
                while (System.nanoTime() < end) {
                    int status = client.send(page, HttpResponse.BodyHandlers.discarding())
                            .statusCode();
                    if (status != 200) {
                        throw new IllegalStateException("answered " + status);
                    }
                    count++;
                }
                return count;
            };
            int all = 0;
            for (Future<Integer> done : clients.invokeAll(java.util.Collections.nCopies(CLIENTS, visits))) {
                all += done.get();
            }
            return (double) all / seconds;
        }
    }
}
