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
    /** Until about here the rate still rises, with and without the cache, while code is compiled. */
    private static final int WARM_UP_REQUESTS = 40_000;

    private static final int ROUND_SECONDS = 5;
    private static final int ROUNDS = 8;

    @Override
    public Map<String, Double> measure() throws Exception {
        Path folder = Workspace.folder("serving");
        List<Double> cached = new ArrayList<>();
        List<Double> uncached = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        try (RunningCity with = RunningCity.start(Way.EXTRACTED_WITH_CACHE, folder.resolve("with"));
                RunningCity without = RunningCity.start(Way.EXTRACTED, folder.resolve("without"))) {
            with.await();
            without.await();
            warmUp(with);
            warmUp(without);
            for (int round = 1; round <= ROUNDS; round++) {
                // Which goes first changes, so that a machine getting busier or freer favours neither.
                RunningCity first = round % 2 == 0 ? with : without;
                double firstRate = requestsPerSecond(first, ROUND_SECONDS);
                double secondRate = requestsPerSecond(first == with ? without : with, ROUND_SECONDS);
                cached.add(first == with ? firstRate : secondRate);
                uncached.add(first == with ? secondRate : firstRate);
                ratios.add(cached.getLast() / uncached.getLast());
                System.out.println("round " + round + ": with AOT cache " + Bench.tidy(cached.getLast())
                        + " requests/s, without " + Bench.tidy(uncached.getLast()));
            }
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("with_cache_per_s", Workspace.median(cached));
        figures.put("without_cache_per_s", Workspace.median(uncached));
        figures.put("with_over_without_ratio", Workspace.median(ratios));
        figures.put("rounds", (double) ROUNDS);
        return figures;
    }

    private static void warmUp(RunningCity city) throws Exception {
        double done = 0;
        while (done < WARM_UP_REQUESTS) {
            done += requestsPerSecond(city, ROUND_SECONDS) * ROUND_SECONDS;
        }
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
