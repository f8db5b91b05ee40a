package org.cityplus.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.cityplus.benchmarks.RunningCity.Way;
import org.cityplus.benchmarks.Wire.Answer;

/**
 * Administrative services as people and officers use them: signed-in residents who browse, cases lodged with their document, the
 * queue of an agency with up to a million cases ({@link ServicesQueue}), and a case's whole way beside the same way on Flowable
 * ({@link ServicesFlow}). Driver, city and PostgreSQL with fsync share the machine.
 */
final class Services implements Benchmark {
    static final String OFFICER = "zhang.ying";

    private static final int RESIDENTS = 120;
    private static final int LODGERS = 60;
    private static final int CLIENTS = 8;
    /** At a given rate; enough that a slow answer keeps no other waiting at the driver. */
    private static final int CLIENTS_AT_RATE = 32;

    private static final int ROUNDS = 5;
    private static final int ROUND_SECONDS = 6;
    /** Until about here the rates still rise, while code is compiled. */
    private static final int WARM_UP_PAGES = 40_000;

    private static final int WARM_UP_LODGED = 6_000;
    /** By so much a round must beat those before it for the next one to be warm-up too. */
    private static final double FASTER = 1.03;
    /** On a machine that is busy otherwise there is an end to waiting for it. */
    private static final int WARM_UP_ROUNDS = 25;

    private static final double SHARE_OF_MOST = 0.6;

    private final AtomicInteger keys = new AtomicInteger();

    @Override
    public Map<String, Double> measure() throws Exception {
        Path data = Workspace.folder("services").resolve("city");
        Map<String, Double> figures = new LinkedHashMap<>();
        try (RunningCity city = RunningCity.start(Way.EXTRACTED_WITH_CACHE, data, "--cityplus.timers-delay=1h")) {
            city.await();
            List<Applicant> all = Applicant.list(city.address(), RESIDENTS + LODGERS);
            browse(city.address(), all.subList(0, RESIDENTS), figures);
            submit(city.address(), all.subList(RESIDENTS, RESIDENTS + LODGERS), figures);
            String officer;
            try (HttpClient client = HttpClient.newHttpClient()) {
                officer = Tokens.ofStaff(OFFICER, client, city.address());
            }
            figures.putAll(new ServicesFlow(city.address(), data, officer, all.subList(RESIDENTS, RESIDENTS + LODGERS))
                    .measure());
            figures.putAll(new ServicesQueue(city.address(), data, officer).measure());
        }
        figures.put("rounds", (double) ROUNDS);
        return figures;
    }

    /** The services home, a service's page and the page of one's own case, 5:3:2, as a browser asks for them. */
    private void browse(URI city, List<Applicant> residents, Map<String, Double> figures) throws Exception {
        List<byte[]> visits = new ArrayList<>();
        try (Wire wire = new Wire(city)) {
            for (Applicant resident : residents) {
                String id = Tokens.value(lodge(wire, resident, resident.firstPassport()));
                String[] paths = {
                    "/",
                    "/services/passport-first",
                    "/",
                    "/cases/" + id,
                    "/",
                    "/services/residence-certificate",
                    "/",
                    "/services/parking-permit",
                    "/cases/" + id,
                    "/"
                };
                for (String path : paths) {
                    visits.add(asBrowser(path, resident));
                }
            }
            figures.put("first_load_kb", firstLoad(wire, residents.getFirst()) / 1024.0);
        }
        Drive.Work visit =
                (wire, client, time) -> wire.send(visits.get(Math.floorMod(client * 997 + time, visits.size())))
                        .require(200);
        warmUp("browse", city, WARM_UP_PAGES, visit);
        rounds("browse", " pages/s", city, visit, figures);
    }

    private void submit(URI city, List<Applicant> lodgers, Map<String, Double> figures) throws Exception {
        Drive.Work lodge = (wire, client, time) -> {
            Applicant lodger = lodgers.get(Math.floorMod(client * 7 + time, lodgers.size()));
            lodge(wire, lodger, lodger.firstPassport());
        };
        warmUp("submit", city, WARM_UP_LODGED, lodge);
        rounds("submit", " lodged/s", city, lodge, figures);
    }

    /**
     * As often as it goes and at a share of that, in turn; of each the median. One round alone tells of whatever else wanted the
     * machine: at that share the work of a quarter of a second left undone is a twentieth of 12 s late.
     */
    private static void rounds(String what, String unit, URI city, Drive.Work work, Map<String, Double> figures)
            throws Exception {
        List<Double> rates = new ArrayList<>();
        List<Double> p95s = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            double rate = Drive.perSecond(city, CLIENTS, ROUND_SECONDS, work);
            rates.add(rate);
            p95s.add(Drive.p95(Drive.millisAt(SHARE_OF_MOST * rate, city, CLIENTS_AT_RATE, ROUND_SECONDS, work)));
            say(what, round, Bench.tidy(rate) + unit + "; at 60 % of that p95 " + Bench.tidy(p95s.getLast()) + " ms");
        }
        figures.put(what + "_per_s", Workspace.median(rates));
        figures.put(what + "_p95_ms", Workspace.median(p95s));
    }

    /** As long as it gets faster, once code has been compiled at all. */
    private static void warmUp(String what, URI city, int times, Drive.Work work) throws Exception {
        double done = 0;
        double most = 0;
        boolean faster = true;
        for (int round = 1; (done < times || faster) && round <= WARM_UP_ROUNDS; round++) {
            double rate = Drive.perSecond(city, CLIENTS, ROUND_SECONDS, work);
            done += rate * ROUND_SECONDS;
            faster = rate > most * FASTER;
            most = Math.max(most, rate);
            say(what, 0, Bench.tidy(rate) + "/s");
        }
    }

    private Answer lodge(Wire wire, Applicant lodger, String application) throws Exception {
        return wire.send(Wire.post(
                        "/api/cases",
                        application,
                        lodger.bearer(),
                        "Idempotency-Key: services-" + keys.incrementAndGet()))
                .require(201);
    }

    private static byte[] asBrowser(String path, Applicant resident) {
        return Wire.get(
                path, resident.cookie(), "Accept: text/html", "Accept-Encoding: gzip", "Accept-Language: zh-CN");
    }

    /** Bytes of the home page and of everything it names, as they come over the wire. */
    private static long firstLoad(Wire wire, Applicant resident) throws Exception {
        Answer home = wire.send(asBrowser("/", resident)).require(200);
        long bytes = home.bytes();
        for (String path : FirstLoad.named(home)) {
            byte[] named = Wire.get(path, resident.cookie(), "Accept: */*", "Accept-Encoding: gzip");
            bytes += wire.send(named).require(200).bytes();
        }
        return bytes;
    }

    static void say(String what, int round, String figures) {
        System.out.println(what + (round < 1 ? ", warm-up: " : ", round " + round + ": ") + figures
                + "; machine's load " + Bench.tidy(Workspace.load()));
    }
}
