package org.cityplus.benchmarks;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Clients that ask a server, each on a connection of its own. */
final class Drive {
    private Drive() {}

    /** What a client does again and again. */
    interface Work {
        void once(Wire wire, int client, int time) throws Exception;
    }

    /** How often per second the work gets done when each client goes on at once. */
    static double perSecond(URI server, int clients, int seconds, Work work) throws Exception {
        long from = System.nanoTime();
        long end = from + TimeUnit.SECONDS.toNanos(seconds);
        int all = all(server, clients, (wire, client) -> {
                    int done = 0;
                    for (; System.nanoTime() < end; done++) {
                        work.once(wire, client, done);
                    }
                    return done;
                })
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
        return all * 1e9 / (System.nanoTime() - from);
    }

    /** How long each of so many took; one after the other on each connection. */
    static double[] millis(URI server, int clients, int timesEach, Work work) throws Exception {
        return sorted(all(server, clients, (wire, client) -> {
            double[] took = new double[timesEach];
            for (int time = 0; time < timesEach; time++) {
                long from = System.nanoTime();
                work.once(wire, client, time);
                took[time] = (System.nanoTime() - from) / 1e6;
            }
            return took;
        }));
    }

    /**
     * How long each took when they come at this rate whether the server keeps up or not. Counted from when it should have begun, so
     * that waiting for a free connection is waiting.
     */
    static double[] millisAt(double perSecond, URI server, int clients, int seconds, Work work) throws Exception {
        long from = System.nanoTime();
        double between = clients * 1e9 / perSecond;
        int timesEach = (int) (seconds * perSecond / clients);
        return sorted(all(server, clients, (wire, client) -> {
            double[] took = new double[timesEach];
            for (int time = 0; time < timesEach; time++) {
                long due = from + (long) (between * (time + (double) client / clients));
                long early = due - System.nanoTime();
                if (early > 0) {
                    TimeUnit.NANOSECONDS.sleep(early);
                }
                work.once(wire, client, time);
                took[time] = (System.nanoTime() - due) / 1e6;
            }
            return took;
        }));
    }

    static double p95(double[] sorted) {
        return sorted[(int) Math.ceil(sorted.length * 0.95) - 1];
    }

    private interface Client<T> {
        T run(Wire wire, int client) throws Exception;
    }

    private static <T> List<T> all(URI server, int clients, Client<T> client) throws Exception {
        List<Callable<T>> runs = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            int number = i;
            runs.add(() -> {
                try (Wire wire = new Wire(server)) {
                    return client.run(wire, number);
                }
            });
        }
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (Future<T> result : threads.invokeAll(runs)) {
                results.add(result.get());
            }
        }
        return results;
    }

    private static double[] sorted(List<double[]> parts) {
        double[] all = parts.stream().flatMapToDouble(Arrays::stream).toArray();
        Arrays.sort(all);
        return all;
    }
}
