package org.cityplus.benchmarks;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The way of a case, here and on Flowable, in turn and on the same PostgreSQL server: lodged with all its answers and a document,
 * accepted with a receipt, paid, decided, issued; over HTTP with as many requests. What {@link FlowableServer} does not do and the
 * city does: sessions, the rules of form and desk, sealing, repeats answered again, notifications, the Merkle log.
 */
final class ServicesFlow {
    private static final int CLIENTS = 8;
    private static final int CASES_EACH = 60;
    private static final int ROUNDS = 3;
    /** A decision takes effect after a minute. */
    private static final int EFFECT_SECONDS = 61;

    private static final String CSRF = "00000000-0000-4000-8000-000000000000";

    private final URI city;
    private final Path data;
    private final String officer;
    private final List<Applicant> applicants;
    private final AtomicInteger keys = new AtomicInteger();

    ServicesFlow(URI city, Path data, String officer, List<Applicant> applicants) {
        this.city = city;
        this.data = data;
        this.officer = officer;
        this.applicants = applicants;
    }

    /** How one of the two is asked. */
    private interface Way {
        /** Lodges, accepts, pays, decides; the case's id. */
        String untilDecided(Wire wire, Applicant applicant) throws Exception;

        void issue(Wire wire, String id) throws Exception;
    }

    private record Party(URI server, Way way) {}

    Map<String, Double> measure() throws Exception {
        Map<String, Double> figures = new LinkedHashMap<>();
        try (RunningPeer peer = RunningPeer.start(data)) {
            Party here = new Party(city, new OfTheCity());
            Party there = new Party(peer.address(), new OfFlowable());
            List<Phase> ours = new ArrayList<>();
            List<Phase> theirs = new ArrayList<>();
            for (int round = 0; round <= ROUNDS; round++) {
                boolean oursFirst = round % 2 == 0;
                Phase first = untilDecided(oursFirst ? here : there);
                Phase second = untilDecided(oursFirst ? there : here);
                ours.add(oursFirst ? first : second);
                theirs.add(oursFirst ? second : first);
            }
            TimeUnit.SECONDS.sleep(EFFECT_SECONDS);
            List<Double> rates = new ArrayList<>();
            List<Double> peers = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round <= ROUNDS; round++) {
                boolean oursFirst = round % 2 == 0;
                double first = perSecond(oursFirst ? here : there, oursFirst ? ours.get(round) : theirs.get(round));
                double second = perSecond(oursFirst ? there : here, oursFirst ? theirs.get(round) : ours.get(round));
                double rate = oursFirst ? first : second;
                double peerRate = oursFirst ? second : first;
                Services.say("flow", round, Bench.tidy(rate) + " cases/s, on Flowable " + Bench.tidy(peerRate));
                if (round > 0) {
                    rates.add(rate);
                    peers.add(peerRate);
                    ratios.add(rate / peerRate);
                }
            }
            figures.put("flow_per_s", Workspace.median(rates));
            figures.put("flow_flowable_per_s", Workspace.median(peers));
            figures.put("ratio_to_flowable", Workspace.median(ratios));
        }
        return figures;
    }

    /** @param ids of each client's cases */
    private record Phase(List<List<String>> ids, long nanos) {}

    private Phase untilDecided(Party party) throws Exception {
        List<List<String>> ids = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            ids.add(new ArrayList<>());
        }
        long from = System.nanoTime();
        Drive.millis(
                party.server,
                CLIENTS,
                CASES_EACH,
                (wire, client, time) -> ids.get(client)
                        .add(party.way.untilDecided(
                                wire, applicants.get((client + CLIENTS * time) % applicants.size()))));
        return new Phase(ids, System.nanoTime() - from);
    }

    private double perSecond(Party party, Phase decided) throws Exception {
        long from = System.nanoTime();
        Drive.millis(
                party.server,
                CLIENTS,
                CASES_EACH,
                (wire, client, time) ->
                        party.way.issue(wire, decided.ids.get(client).get(time)));
        return CLIENTS * CASES_EACH * 1e9 / (System.nanoTime() - from + decided.nanos);
    }

    private final class OfTheCity implements Way {
        @Override
        public String untilDecided(Wire wire, Applicant applicant) throws Exception {
            String id = Tokens.value(wire.send(Wire.post(
                            "/api/cases",
                            applicant.onlineRenewal(),
                            applicant.bearer(),
                            "Idempotency-Key: flow-" + keys.incrementAndGet()))
                    .require(201));
            act(wire, id, "acts", "{\"seenSequence\":1,\"act\":\"accept\"}");
            byte[] payment = Wire.get("/api/cases/" + id + "/payment", applicant.bearer());
            String order =
                    wire.send(payment).require(200).text().replaceFirst("(?s).*\"cashier\":\"([^\"]+)\".*", "$1");
            wire.send(Wire.post(order, "", applicant.cookie() + "; csrf=" + CSRF, "X-XSRF-TOKEN: " + masked(CSRF)))
                    .require(302);
            wire.send(payment).require(200);
            act(wire, id, "decision", "{\"seenSequence\":3,\"decision\":\"grant\"}");
            return id;
        }

        @Override
        public void issue(Wire wire, String id) throws Exception {
            act(wire, id, "acts", "{\"seenSequence\":5,\"act\":\"issue\",\"with\":{\"document\":\"E87654321\"}}");
        }

        private void act(Wire wire, String id, String what, String body) throws Exception {
            wire.send(Wire.post("/api/desk/cases/" + id + "/" + what, body, "Authorization: Bearer " + officer))
                    .require(200);
        }

        /** As a page has it: behind a mask, here of nothing. */
        private static String masked(String token) {
            byte[] bytes = new byte[2 * token.length()];
            System.arraycopy(token.getBytes(StandardCharsets.US_ASCII), 0, bytes, token.length(), token.length());
            return Base64.getUrlEncoder().encodeToString(bytes);
        }
    }

    private final class OfFlowable implements Way {
        @Override
        public String untilDecided(Wire wire, Applicant applicant) throws Exception {
            String id = Tokens.value(wire.send(Wire.post(
                            "/lodge", applicant.onlineRenewal(), "Idempotency-Key: flow-" + keys.incrementAndGet()))
                    .require(200));
            for (String step : List.of("accept", "order", "charge", "paid", "decide")) {
                wire.send(Wire.post("/" + step + "/" + id, "{\"officer\":\"zhang.ying\"}"))
                        .require(200);
            }
            return id;
        }

        @Override
        public void issue(Wire wire, String id) throws Exception {
            wire.send(Wire.post("/issue/" + id, "{\"officer\":\"zhang.ying\",\"document\":\"E87654321\"}"))
                    .require(200);
        }
    }
}
