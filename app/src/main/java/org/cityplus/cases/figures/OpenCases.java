package org.cityplus.cases.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What lies open now: only open cases are looked at, and of those only the index. */
@Component
public class OpenCases {
    /** Where each bucket of ages begins, in calendar days; the last has no end. */
    public static final List<Integer> AGES = List.of(0, 5, 10, 20, 60);

    private static final String COUNTS = """
                   count(*) as open,
                   count(*) filter (where turn = 'AGENCY' and due_on < :today) as late,
                   count(*) filter (where lodged_at > :d5) as a0,
                   count(*) filter (where lodged_at <= :d5 and lodged_at > :d10) as a5,
                   count(*) filter (where lodged_at <= :d10 and lodged_at > :d20) as a10,
                   count(*) filter (where lodged_at <= :d20 and lodged_at > :d60) as a20,
                   count(*) filter (where lodged_at <= :d60) as a60
              from cases.case_row
            """;

    static final String BY_STAGE = "select agency, service, stage,\n" + COUNTS + """
             where agency = any (:agencies) and turn <> 'NOBODY'
             group by agency, service, stage
            """;

    static final String BY_OFFICER = "select claimed_by,\n" + COUNTS + """
             where agency = :agency and turn = 'AGENCY'
             group by claimed_by order by (claimed_by is null) desc, open desc limit :most
            """;

    /** More officers than this share no queue. */
    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final ZoneId zone;
    private final Clock clock;

    OpenCases(JdbcClient jdbc, City city, Clock clock) {
        this.jdbc = jdbc;
        this.zone = city.zone();
        this.clock = clock;
    }

    /** @param ages how many are in each bucket of {@link #AGES} @param late how many are past the day they were due */
    public record Counts(long open, long late, List<Long> ages) {
        public static final Counts NONE = new Counts(0, 0, List.of(0L, 0L, 0L, 0L, 0L));

        public Counts plus(Counts more) {
            return new Counts(
                    open + more.open,
                    late + more.late,
                    IntStream.range(0, ages.size())
                            .mapToObj(i -> ages.get(i) + more.ages.get(i))
                            .toList());
        }
    }

    public record Pile(AgencyId agency, String service, Stage stage, Counts counts) {}

    /** @param officer who has taken them; null for those nobody has */
    public record Share(@Nullable UUID officer, Counts counts) {}

    public List<Pile> list(Collection<AgencyId> agencies) {
        return timed(jdbc.sql(BY_STAGE)
                        .param(
                                "agencies",
                                agencies.stream().map(AgencyId::value).toArray(String[]::new)))
                .query((row, n) -> new Pile(
                        new AgencyId(row.getString("agency")),
                        row.getString("service"),
                        Stage.valueOf(row.getString("stage")),
                        counts(row)))
                .list();
    }

    /** Who has how much of what it is the agency's turn for; what nobody has taken first. */
    public List<Share> shares(AgencyId agency) {
        return timed(jdbc.sql(BY_OFFICER).param("agency", agency.value()).param("most", MOST))
                .query((row, n) -> new Share(row.getObject("claimed_by", UUID.class), counts(row)))
                .list();
    }

    private JdbcClient.StatementSpec timed(JdbcClient.StatementSpec statement) {
        Instant now = clock.instant();
        JdbcClient.StatementSpec timed = statement.param("today", LocalDate.ofInstant(now, zone));
        for (int days : AGES.subList(1, AGES.size())) {
            timed = timed.param("d" + days, Timestamp.from(now.minus(Duration.ofDays(days))));
        }
        return timed;
    }

    private static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                row.getLong("open"),
                row.getLong("late"),
                List.of(
                        row.getLong("a0"),
                        row.getLong("a5"),
                        row.getLong("a10"),
                        row.getLong("a20"),
                        row.getLong("a60")));
    }
}
