package org.cityplus.cases.figures.open;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.cityplus.cases.figures.FigureBook;
import org.cityplus.cases.figures.Figures;
import org.cityplus.cases.figures.Measure;
import org.cityplus.cases.figures.Recount;
import org.cityplus.cases.figures.Wordings;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the city tells everybody about each month: once, after it is over, and never again otherwise. So comparing what was told
 * earlier and later tells nobody anything.
 */
@Component
public class OpenData {
    private static final Logger log = LoggerFactory.getLogger(OpenData.class);

    /** What was done late on the last day is in by then. */
    private static final int PUBLISHED_ON = 3;

    /** Months kept at hand: more than a page shows. */
    private static final int AT_HAND = 24;

    private static final TypeReference<List<OpenRow>> ROWS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final FigureBook book;
    private final Recount recount;
    private final Wordings words;
    private final City city;
    private final JsonMapper json;
    private final Clock clock;
    private final Counter failures;
    private final Map<YearMonth, OpenMonth> atHand = new ConcurrentHashMap<>();

    OpenData(
            JdbcClient jdbc,
            FigureBook book,
            Recount recount,
            Wordings words,
            City city,
            JsonMapper json,
            Clock clock,
            MeterRegistry meters) {
        this.jdbc = jdbc;
        this.book = book;
        this.recount = recount;
        this.words = words;
        this.city = city;
        this.json = json;
        this.clock = clock;
        this.failures = meters.counter("cityplus.figures.open.failures");
    }

    /** The months there are, latest first. */
    public List<YearMonth> list() {
        return jdbc.sql("select month from cases.open_month order by month desc")
                .query((row, n) -> YearMonth.from(row.getObject("month", LocalDate.class)))
                .list();
    }

    /** What was published of a month; it never changes, so it is read once. */
    public Optional<OpenMonth> find(YearMonth month) {
        OpenMonth known = atHand.get(month);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<OpenMonth> read = jdbc.sql("select published_at, rows, csv from cases.open_month where month = ?")
                .param(month.atDay(1))
                .query((row, n) -> new OpenMonth(
                        month,
                        row.getTimestamp("published_at").toInstant(),
                        json.readValue(row.getString("rows"), ROWS),
                        row.getString("csv")))
                .optional();
        read.filter(_ -> atHand.size() < AT_HAND).ifPresent(published -> atHand.put(month, published));
        return read;
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
    void keepUp() {
        publishDue();
    }

    /** Publishes each month that is over and was not published yet. Nothing until the cases of before are counted. */
    public void publishDue() {
        LocalDate today = LocalDate.now(clock.withZone(city.zone()));
        if (recount.isFinished()) {
            List<YearMonth> published = list();
            book.listMonths(YearMonth.from(today)).stream()
                    .filter(month -> isDue(month, today) && !published.contains(month))
                    .forEach(this::publishOrTell);
        }
    }

    /** A month whose figures are impossible keeps none of the others back; the next run tries it again. */
    private void publishOrTell(YearMonth month) {
        try {
            publish(month);
        } catch (RuntimeException e) {
            failures.increment();
            log.error("{} was not published as open data; the next run tries again", month, e);
        }
    }

    static boolean isDue(YearMonth month, LocalDate today) {
        return !today.isBefore(month.plusMonths(1).atDay(PUBLISHED_ON));
    }

    /** Whichever node is first. */
    private void publish(YearMonth month) {
        Instant now = clock.instant();
        List<OpenRow> rows =
                MonthTable.of(month, figures(month)).stream().map(this::named).toList();
        jdbc.sql("""
                insert into cases.open_month (month, published_at, rows, csv) values (?, ?, ?::json, ?)
                on conflict (month) do nothing
                """)
                .params(month.atDay(1), Timestamp.from(now), json.writeValueAsString(rows), Csv.of(month, rows))
                .update();
    }

    private Map<String, Map<String, Figures>> figures(YearMonth month) {
        Map<String, Map<String, Figures>> figures = new TreeMap<>();
        book.list(month)
                .forEach(line -> figures.computeIfAbsent(line.agency().value(), _ -> new TreeMap<>())
                        .computeIfAbsent(line.service(), _ -> new Figures())
                        .add(line.measure(), line.part(), line.amount()));
        return figures;
    }

    private OpenRow named(Cell cell) {
        return new OpenRow(
                cell.agency(),
                cell.agency().isEmpty() ? city.name() : words.agency(new AgencyId(cell.agency())),
                cell.service(),
                cell.service().isEmpty() ? null : words.service(cell.service()),
                cell.measure(),
                words.measure(cell.measure()),
                cell.part(),
                cell.part().isEmpty() ? null : words.part(cell.service(), measure(cell.measure()), cell.part()),
                cell.shown());
    }

    private static Measure measure(String word) {
        return Arrays.stream(Measure.values())
                .filter(measure -> measure.word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
