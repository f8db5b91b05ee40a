package org.cityplus.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An agency's queue as its page, with ten thousand to a million cases, a third of them this agency's: each part of it, of all services
 * and of one, and further pages. Beside it what is usual: a page by its offset and exact counts, as statements alone, with an index
 * for their order.
 */
final class ServicesQueue {
    private static final int[] SIZES = {10_000, 100_000, 1_000_000};
    private static final int LOOKS = 320;
    private static final int WARM_UP_LOOKS = 160;
    private static final int USUAL_LOOKS = 60;
    private static final int PAGE = 50;
    private static final String AGENCY = "exit-entry-500103";
    private static final List<String> VIEWS =
            List.of("all", "ours", "late", "today", "visits-today", "waiting", "mine", "closed");

    private final URI city;
    private final Path data;
    private final String officer;

    ServicesQueue(URI city, Path data, String officer) {
        this.city = city;
        this.data = data;
        this.officer = officer;
    }

    Map<String, Double> measure() throws Exception {
        Map<String, Double> figures = new LinkedHashMap<>();
        try (Connection database = Tokens.database(data)) {
            int there = 0;
            for (int size : SIZES) {
                grow(database, there + 1, size);
                there = size;
                double ours = Drive.p95(looks());
                double usual = Drive.p95(usual(database));
                Services.say(
                        "queue of " + size,
                        1,
                        "p95 " + Bench.tidy(ours) + " ms; by offset and exact counts " + Bench.tidy(usual) + " ms");
                figures.put("queue_p95_ms_" + size, ours);
                figures.put("queue_usual_p95_ms_" + size, usual);
            }
        }
        Map<String, Double> result = new LinkedHashMap<>();
        int most = SIZES[SIZES.length - 1];
        result.put("queue_p95_ms", figures.getOrDefault("queue_p95_ms_" + most, Double.NaN));
        result.putAll(figures);
        result.put("queue_growth_ratio", at(figures, "queue_p95_ms_", most) / at(figures, "queue_p95_ms_", SIZES[0]));
        result.put(
                "queue_usual_over_ours_ratio",
                at(figures, "queue_usual_p95_ms_", most) / at(figures, "queue_p95_ms_", most));
        return result;
    }

    private static double at(Map<String, Double> figures, String name, int size) {
        return figures.getOrDefault(name + size, Double.NaN);
    }

    private double[] looks() throws Exception {
        List<byte[]> looks = new ArrayList<>();
        try (Wire wire = new Wire(city)) {
            for (String view : VIEWS) {
                looks.add(page("/desk?view=" + view));
                looks.add(page("/desk?view=" + view + "&service=passport-first"));
                String next = "/api/desk/queue?view=" + view;
                for (int further = 0; further < 2 && !next.isEmpty(); further++) {
                    String answer = wire.send(Wire.get(next, "Authorization: Bearer " + officer))
                            .require(200)
                            .text();
                    String after = answer.replaceFirst("(?s).*\"next\":(?:null|\"([^\"]*)\").*", "$1");
                    next = after.isEmpty() ? "" : "/api/desk/queue?view=" + view + "&after=" + after;
                    if (!after.isEmpty()) {
                        looks.add(page("/desk?view=" + view + "&after=" + after));
                    }
                }
            }
        }
        Drive.Work look = (wire, client, time) ->
                wire.send(looks.get(time % looks.size())).require(200);
        Drive.millis(city, 1, WARM_UP_LOOKS, look);
        return Drive.millis(city, 1, LOOKS, look);
    }

    private byte[] page(String path) {
        return Wire.get(path, Applicant.cookie(officer), "Accept: text/html", "Accept-Encoding: gzip");
    }

    /** The same questions, asked in the usual way. */
    private static double[] usual(Connection database) throws SQLException {
        try (Statement index = database.createStatement()) {
            index.execute("create index usual on cases.case_row (agency, turn, due_on, id)");
            index.execute("analyze cases.case_row");
            try {
                double[] took = new double[USUAL_LOOKS];
                for (int look = 0; look < USUAL_LOOKS; look++) {
                    long from = System.nanoTime();
                    usualPage(database, look % 20 * PAGE);
                    usualCounts(database);
                    took[look] = (System.nanoTime() - from) / 1e6;
                }
                Arrays.sort(took);
                return took;
            } finally {
                index.execute("drop index cases.usual");
            }
        }
    }

    private static void usualPage(Connection database, int offset) throws SQLException {
        try (PreparedStatement page = database.prepareStatement("""
                select * from cases.case_row where agency = ? and turn <> 'NOBODY'
                 order by turn, due_on, id limit ? offset ?
                """)) {
            page.setString(1, AGENCY);
            page.setInt(2, PAGE);
            page.setInt(3, offset);
            readAll(page);
        }
    }

    private static void usualCounts(Connection database) throws SQLException {
        try (PreparedStatement counts = database.prepareStatement("""
                select count(*) filter (where turn <> 'NOBODY'),
                       count(*) filter (where turn = 'AGENCY' and (stage <> 'AWAITING_ATTENDANCE' or visit_on <= current_date)),
                       count(*) filter (where turn = 'AGENCY' and due_on < current_date),
                       count(*) filter (where turn = 'AGENCY' and due_on = current_date),
                       count(*) filter (where turn = 'AGENCY' and visit_on = current_date),
                       count(*) filter (where turn = 'APPLICANT' or stage = 'AWAITING_ATTENDANCE' and visit_on > current_date)
                  from cases.case_row where agency = ?
                """)) {
            counts.setString(1, AGENCY);
            readAll(counts);
        }
    }

    private static void readAll(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                rows.getString(1);
            }
        }
    }

    /** Cases of every kind, whose names are sealed as those of the cases that were lodged. */
    private static void grow(Connection database, int from, int to) throws SQLException {
        try (PreparedStatement rows = database.prepareStatement("""
                        with real as (select array_agg(applicant) as people, array_agg(sealed_name) as names
                                        from (select distinct on (applicant) applicant, sealed_name from cases.case_row
                                               where sealed_name is not null) as lodged)
                        insert into cases.case_row
                            (id, number, draft, service, version, applicant, sealed_name, agency, office, stage, turn, visit_on,
                             promised_on, due_on, claimed_by, sequence, lodged_at, changed_at, outcome, decided_at)
                        select lpad(to_hex(n), 32, '0')::uuid, 'XX-2611-' || lpad(n::text, 7, '0'), lpad(to_hex(n), 32, '0')::uuid,
                               case when n % 4 = 0 then 'passport-first' else 'passport-online-renewal' end, '2026-11',
                               people[1 + n % cardinality(people)], names[1 + n % cardinality(people)],
                               case when n % 3 = 0 then ? else 'exit-entry-' || 500000 + n % 37 end, 'hall-500103-1',
                               case when closed then 'DELIVERED' when theirs then 'AWAITING_PAYMENT'
                                    when coming then 'AWAITING_ATTENDANCE' else 'AWAITING_DECISION' end,
                               case when closed then 'NOBODY' when theirs then 'APPLICANT' else 'AGENCY' end,
                               case when not closed and not theirs then current_date + n % 13 - 3 end,
                               current_date + n % 61 - 6, current_date + n % 61 - 6,
                               case when not closed and n % 997 = 0
                                    then (select id from identity.staff where username = ?) end, 4,
                               now() - make_interval(hours => n % 2000), now() - make_interval(mins => n % 20000),
                               case when closed then 'GRANTED' end,
                               case when closed then now() - make_interval(mins => n % 200000) end
                          from real, generate_series(?, ?) as n,
                               lateral (select n % 7 = 0 as closed, n % 5 = 0 as theirs, n % 11 = 0 as coming) as kind
                        """);
                Statement vacuum = database.createStatement()) {
            rows.setString(1, AGENCY);
            rows.setString(2, Services.OFFICER);
            rows.setInt(3, from);
            rows.setInt(4, to);
            rows.executeUpdate();
            vacuum.execute("vacuum analyze cases.case_row");
        }
    }
}
