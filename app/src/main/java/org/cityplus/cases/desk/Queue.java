package org.cityplus.cases.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.CaseRows;
import org.cityplus.cases.lifecycle.NameIndex;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cases of an agency, and those others ask it about: what is due first on top, those waiting for the applicant last, closed ones latest first. */
@Component
public class Queue {
    /** How many rows one page shows. */
    public static final int PAGE = 50;

    private static final UUID NOBODY = new UUID(0, 0);

    /** The pieces are of this agency alone, so the index finds its cases and hardly any other's. */
    static final String BY_NAME = """
            with found as materialized (select case_id from cases.name_piece where pieces @> ?)
            select c.* from found join cases.case_row c on c.id = found.case_id
             where c.agency = ?
             order by c.changed_at desc, c.id desc limit ?
            """;

    private final JdbcClient jdbc;
    private final CaseRows rows;
    private final NameIndex names;
    private final City city;
    private final Clock clock;

    Queue(JdbcClient jdbc, CaseRows rows, NameIndex names, City city, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.names = names;
        this.city = city;
        this.clock = clock;
    }

    /** Above this, a count says only that there are so many. */
    public static final int COUNTED = 1000;

    /**
     * What of an agency's cases to show.
     *
     * @param service id of the one service; empty for all
     */
    public record Filter(AgencyId agency, UUID me, View view, String service) {}

    /** The page of {@code view} that begins after {@code after}, or the first. */
    public QueuePage list(AgencyId agency, View view, Optional<QueuePlace> after) {
        return list(new Filter(agency, NOBODY, view, ""), after);
    }

    public QueuePage list(Filter filter, Optional<QueuePlace> after) {
        return page(filter, after)
                .map(asked -> QueuePage.of(filter.view, rows.list(asked.of(jdbc)), PAGE))
                .orElse(new QueuePage(List.of(), Optional.empty()));
    }

    /** One row more than a page shows; empty when no leg of the view goes on beyond the place. */
    Optional<Asked> page(Filter filter, Optional<QueuePlace> after) {
        boolean ofOneService = !filter.service.isEmpty();
        String legs = filter.view.legs().stream()
                .filter(leg -> after.filter(place -> place.isBeyond(leg.turn())).isEmpty())
                .map(leg -> "("
                        + leg.rows(
                                ofOneService,
                                after.filter(place -> place.turn() == leg.turn())
                                        .isPresent(),
                                PAGE + 1)
                        + ")")
                .collect(Collectors.joining(" union all "));
        if (legs.isEmpty()) {
            return Optional.empty();
        }
        String order = filter.view == View.CLOSED ? "changed_at desc, id desc" : "turn, day, due, id";
        Map<String, Object> parameters = new HashMap<>(
                Map.of("agency", filter.agency.value(), "today", today(), "me", filter.me, "service", filter.service));
        after.ifPresent(place -> parameters.putAll(Map.of(
                "day", place.day(),
                "due", place.dueOn(),
                "changed", Timestamp.from(place.changedAt()),
                "id", place.id())));
        return Optional.of(new Asked(
                "select * from (" + legs + ") as page order by " + order + " limit " + (PAGE + 1), parameters));
    }

    /** How many open cases each shared view has, counted up to {@link #COUNTED}: a long queue costs no more than that. */
    public Map<View, Integer> counts(AgencyId agency) {
        return counting(agency).of(jdbc).query(Queue::counted).single();
    }

    Asked counting(AgencyId agency) {
        String columns = Arrays.stream(View.values())
                .filter(Queue::isCounted)
                .map(view -> "(select count(*) from (select 1 from ("
                        + view.legs().stream()
                                .map(leg -> "(" + leg.counted(COUNTED) + ")")
                                .collect(Collectors.joining(" union all "))
                        + ") as legs limit " + COUNTED + ") as counted) as " + view.name())
                .collect(Collectors.joining(", "));
        return new Asked("select " + columns, Map.of("agency", agency.value(), "today", today()));
    }

    /** Closed ones are not counted: they only ever become more. */
    private static boolean isCounted(View view) {
        return view != View.CLOSED && view.isShared();
    }

    /**
     * The agency's cases, open or closed, whose number begins with what was typed or whose applicant's name contains
     * it, in characters, pinyin or initials; the last changed first, at most a page.
     */
    public List<CaseRow> search(AgencyId agency, String typed) {
        String wanted = typed.strip();
        if (looksLikeNumber(wanted)) {
            return rows.list(jdbc.sql("""
                    select * from cases.case_row where agency = ? and number like ?
                     order by changed_at desc, id desc limit ?
                    """).params(agency.value(), wanted.toUpperCase(Locale.ROOT) + "%", PAGE));
        }
        return names.wanted(agency, wanted)
                .map(pieces -> rows.list(jdbc.sql(BY_NAME).params(pieces, agency.value(), PAGE)))
                .orElse(List.of());
    }

    /** Letters, digits and hyphens with a digit among them: nobody's name, and nothing that LIKE takes for a wildcard. */
    private static boolean looksLikeNumber(String typed) {
        return typed.matches("[A-Za-z]{0,4}-?[0-9][0-9-]*|[A-Za-z]{1,4}-");
    }

    private static Map<View, Integer> counted(ResultSet row, int n) throws SQLException {
        Map<View, Integer> counts = new EnumMap<>(View.class);
        for (View view : View.values()) {
            if (isCounted(view)) {
                counts.put(view, row.getInt(view.name()));
            }
        }
        return counts;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(city.zone()));
    }
}
