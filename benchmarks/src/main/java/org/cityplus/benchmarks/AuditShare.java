package org.cityplus.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cityplus.benchmarks.RunningCity.Way;

/**
 * What the audit trail costs a write: complete passport applications lodged at two cities in turn, one of which writes no
 * trail. Counted is all of it: sealing, the row with its indexes, and the Merkle log that follows beside the requests.
 */
final class AuditShare {
    private static final int CLIENTS = 8;
    private static final int ROUNDS = 7;
    private static final int ROUND_SECONDS = 6;
    private static final int WARM_UP_ROUNDS = 2;

    private final AtomicInteger keys = new AtomicInteger();

    Map<String, Double> measure() throws Exception {
        Path folder = Workspace.folder("audit");
        Path with = folder.resolve("with");
        Path without = folder.resolve("without");
        List<Double> ratios = new ArrayList<>();
        List<Double> lodged = new ArrayList<>();
        try (RunningCity city = RunningCity.start(Way.WITH_SWITCH, with, "--benchmark.audit=true");
                RunningCity peer = RunningCity.start(Way.WITH_SWITCH, without, "--benchmark.audit=false")) {
            city.await();
            peer.await();
            List<Applicant> here = Applicant.list(city.address(), CLIENTS);
            List<Applicant> there = Applicant.list(peer.address(), CLIENTS);
            for (int round = 1 - WARM_UP_ROUNDS; round <= ROUNDS; round++) {
                boolean oursFirst = round % 2 == 0;
                double first = lodgedPerSecond(oursFirst ? city : peer, oursFirst ? here : there);
                double second = lodgedPerSecond(oursFirst ? peer : city, oursFirst ? there : here);
                double ours = oursFirst ? first : second;
                double theirs = oursFirst ? second : first;
                System.out.println((round < 1 ? "warm-up: " : "round " + round + ": ") + Bench.tidy(ours)
                        + " lodged/s with the trail, " + Bench.tidy(theirs) + " without");
                if (round >= 1) {
                    lodged.add(ours);
                    ratios.add(theirs / ours);
                }
            }
            requireTrail(with, true);
            requireTrail(without, false);
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("lodged_per_s", Workspace.median(lodged));
        figures.put("audit_overhead_ratio", Workspace.median(ratios));
        return figures;
    }

    /** That the switch switches: otherwise the ratio would compare a city with itself. */
    private static void requireTrail(Path data, boolean isWritten) throws IOException, SQLException {
        try (Connection city = Tokens.database(data);
                Statement statement = city.createStatement();
                ResultSet rows =
                        statement.executeQuery("select (select count(*) from audit.entry where act = 'lodged'),"
                                + " (select count(*) from cases.case_row)")) {
            rows.next();
            if (rows.getLong(1) != (isWritten ? rows.getLong(2) : 0)) {
                throw new IllegalStateException(
                        rows.getLong(2) + " cases, " + rows.getLong(1) + " of them in the trail of " + data);
            }
        }
    }

    private double lodgedPerSecond(RunningCity city, List<Applicant> applicants) throws Exception {
        long from = System.nanoTime();
        long end = from + TimeUnit.SECONDS.toNanos(ROUND_SECONDS);
        try (HttpClient client = HttpClient.newHttpClient();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (Applicant applicant : applicants) {
                work.add(() -> {
                    int count = 0;
                    for (; System.nanoTime() < end; count++) {
                        lodge(client, city, applicant);
                    }
                    return count;
                });
            }
            int all = 0;
            for (Future<Integer> done : clients.invokeAll(work)) {
                all += done.get();
            }
            return all * 1e9 / (System.nanoTime() - from);
        }
    }

    private void lodge(HttpClient client, RunningCity city, Applicant who) throws Exception {
        Tokens.value(
                client,
                Tokens.json(city.address().resolve("/api/cases"), who.firstPassport())
                        .header("Authorization", "Bearer " + who.token())
                        .header("Idempotency-Key", "lodging-" + keys.incrementAndGet()));
    }
}
