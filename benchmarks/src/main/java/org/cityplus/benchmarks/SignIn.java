package org.cityplus.benchmarks;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cityplus.benchmarks.RunningCity.Way;

/**
 * Residents signing in for the first time (a code asked for, sent, exchanged; a key, a resident, a session written), and
 * requests of signed-in residents, whose session is read and its last use written. The usual practice, a write at each
 * request, stands beside it and is loaded in turn. What the audit trail costs a write is {@link AuditShare}'s. Driver, city and PostgreSQL with fsync share the machine.
 */
final class SignIn implements Benchmark {
    private static final int CLIENTS = 8;
    private static final int ROUNDS = 5;
    private static final int ROUND_SECONDS = 5;
    private static final int WARM_UP_REQUESTS = 20_000;
    private static final int SESSIONS = 200;

    private final AtomicInteger phones = new AtomicInteger();

    @Override
    public Map<String, Double> measure() throws Exception {
        Path folder = Workspace.folder("signin");
        Path ours = folder.resolve("ours");
        Path usual = folder.resolve("usual");
        List<Double> signIns = new ArrayList<>();
        List<Double> thrifty = new ArrayList<>();
        List<Double> writing = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        try (RunningCity city = RunningCity.start(Way.EXTRACTED_WITH_CACHE, ours);
                RunningCity peer =
                        RunningCity.start(Way.EXTRACTED_WITH_CACHE, usual, "--cityplus.session-precision=0s")) {
            city.await();
            peer.await();
            List<String> here = signInAll(city, SESSIONS);
            List<String> there = signInAll(peer, SESSIONS);
            for (double done = 0; done < WARM_UP_REQUESTS; ) {
                done += ROUND_SECONDS * (requestsPerSecond(city, here) + requestsPerSecond(peer, there));
            }
            for (int round = 1; round <= ROUNDS; round++) {
                signIns.add(signInsPerSecond(city));
                boolean oursFirst = round % 2 == 0;
                double first = requestsPerSecond(oursFirst ? city : peer, oursFirst ? here : there);
                double second = requestsPerSecond(oursFirst ? peer : city, oursFirst ? there : here);
                thrifty.add(oursFirst ? first : second);
                writing.add(oursFirst ? second : first);
                ratios.add(thrifty.getLast() / writing.getLast());
                System.out.println("round " + round + ": " + Bench.tidy(signIns.getLast()) + " sign-ins/s; "
                        + Bench.tidy(thrifty.getLast()) + " requests/s signed in, "
                        + Bench.tidy(writing.getLast()) + " when each writes its session");
            }
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("signin_per_s", Workspace.median(signIns));
        figures.put("authed_requests_per_s", Workspace.median(thrifty));
        figures.put("authed_writing_each_time_per_s", Workspace.median(writing));
        figures.put("ratio_to_writing_each_time", Workspace.median(ratios));
        figures.putAll(new AuditShare().measure());
        figures.put("rounds", (double) ROUNDS);
        return figures;
    }

    private double signInsPerSecond(RunningCity city) throws Exception {
        long from = System.nanoTime();
        int count = signInAll(city, 400).size();
        return count * 1e9 / (System.nanoTime() - from);
    }

    /** Tokens of as many residents, each new. */
    private List<String> signInAll(RunningCity city, int count) throws Exception {
        AtomicInteger left = new AtomicInteger(count);
        ConcurrentLinkedQueue<String> tokens = new ConcurrentLinkedQueue<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> work = () -> {
                while (left.get() > 0) {
                    try (HttpClient client = Tokens.clientOfAnotherAddress()) {
                        for (int i = 0; i < Tokens.SIGN_INS_PER_ADDRESS && left.getAndDecrement() > 0; i++) {
                            tokens.add(Tokens.of(nextPhone(), client, city.address()));
                        }
                    }
                }
                return true;
            };
            for (Future<Boolean> done : clients.invokeAll(Collections.nCopies(CLIENTS, work))) {
                done.get();
            }
        }
        return List.copyOf(tokens);
    }

    private String nextPhone() {
        return "137%08d".formatted(phones.incrementAndGet());
    }

    private static double requestsPerSecond(RunningCity city, List<String> tokens) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(ROUND_SECONDS);
        AtomicInteger next = new AtomicInteger();
        try (HttpClient client = HttpClient.newHttpClient();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> visits = () -> {
                int count = 0;
                while (System.nanoTime() < end) {
                    String token = tokens.get(Math.floorMod(next.incrementAndGet(), tokens.size()));
                    HttpRequest request = HttpRequest.newBuilder(city.address().resolve("/api/messages"))
                            .header("Authorization", "Bearer " + token)
                            .build();
                    int status = client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode();
                    if (status != 200) {
                        throw new IllegalStateException("answered " + status);
                    }
                    count++;
                }
                return count;
            };
            int all = 0;
            for (Future<Integer> done : clients.invokeAll(Collections.nCopies(CLIENTS, visits))) {
                all += done.get();
            }
            return (double) all / ROUND_SECONDS;
        }
    }
}
