package org.cityplus.cases.privacy;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.form.FileClaims;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Recusal;
import org.cityplus.city.City;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.vault.SubjectErased;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cases a supervisor has kept beyond their time, because a court or an inspection needs them: until a day, with a reason. */
@Component
public class PreservedCases {
    /** What a case is needed for ends; whoever needs it longer still says so again. */
    static final int MOST_YEARS = 5;

    public static final int PAGE = 50;

    private static final int LEAST_WHY = 10;
    private static final int MOST_WHY = 500;

    /** What a case's number can look like, such as PP-2611-00427. */
    private static final Pattern NUMBER = Pattern.compile("[A-Z0-9-]{1,40}");

    private final CaseBook book;
    private final Recusal recusal;
    private final Vault vault;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final City city;
    private final Clock clock;

    PreservedCases(CaseBook book, Recusal recusal, Vault vault, Audit audit, JdbcClient jdbc, City city, Clock clock) {
        this.book = book;
        this.recusal = recusal;
        this.vault = vault;
        this.audit = audit;
        this.jdbc = jdbc;
        this.city = city;
        this.clock = clock;
    }

    /** One, as its agency's supervisors read it. */
    public record Preserved(CaseId id, String number, LocalDate until, String why, String by, Instant at) {}

    Optional<LocalDate> findUntil(CaseId id) {
        return jdbc.sql("select until from cases.preserved where case_id = ?")
                .param(id.value())
                .query((row, n) -> row.getObject(1, LocalDate.class))
                .optional();
    }

    Map<CaseId, LocalDate> untilOf(List<CaseId> cases) {
        Map<CaseId, LocalDate> found = new HashMap<>();
        jdbc.sql("select case_id, until from cases.preserved where case_id = any (?)")
                .param(cases.stream().map(CaseId::value).toArray(UUID[]::new))
                .query(row -> {
                    found.put(new CaseId(row.getObject(1, UUID.class)), row.getObject(2, LocalDate.class));
                });
        return found;
    }

    /** A place in the list. */
    public record Place(LocalDate until, UUID id) {
        public static final Place START = new Place(LocalDate.EPOCH, new UUID(0, 0));

        private static final LocalDate FARTHEST = LocalDate.of(9999, 12, 31);

        /** As an address says it; the start when it says none there can be. */
        public static Place of(@Nullable LocalDate day, @Nullable UUID after) {
            return day == null || after == null || day.isBefore(LocalDate.EPOCH) || day.isAfter(FARTHEST)
                    ? START
                    : new Place(day, after);
        }
    }

    /** At most {@link #PAGE} of the agency's, those that end first first, after {@code place}. */
    public List<Preserved> list(Officer supervisor, Place place) {
        return jdbc.sql("""
                select p.case_id, c.number, p.until, p.sealed_for, p.why, p.set_by_name, p.set_at
                  from cases.preserved p join cases.case_row c on c.id = p.case_id
                 where p.agency = ? and (p.until, p.case_id) > (?, ?)
                 order by p.until, p.case_id limit ?
                """)
                .params(supervisor.agency().value(), Date.valueOf(place.until), place.id, PAGE)
                .query(this::read)
                .list();
    }

    /**
     * Keeps the case {@code number} until {@code until}; again, the new day and reason count.
     *
     * @throws Refusal INVALID naming each field that is wrong; FORBIDDEN on the supervisor's own case or a relative's
     */
    @Transactional
    public void preserve(Officer supervisor, String number, @Nullable LocalDate until, String why) {
        Optional<CaseRow> found = Optional.of(number.strip().toUpperCase(Locale.ROOT))
                .filter(NUMBER.asMatchPredicate())
                .flatMap(book::findByNumber)
                .filter(row -> isOwn(supervisor, row));
        List<FieldError> errors = errors(found, until, why.strip());
        if (found.isEmpty() || until == null || !errors.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, Message.of("cases.preserved.wrong"), errors);
        }
        // Locked: of the supervisor and the clock one is first, and the other sees it.
        CaseRow row = book.getLocked(found.get().id());
        recusal.requireNone(supervisor, row);
        UUID key = vault.isDestroyed(row.applicant()) ? row.id().value() : row.applicant();
        jdbc.sql("""
                insert into cases.preserved (case_id, agency, until, sealed_for, why, set_by, set_by_name, set_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (case_id) do update
                   set agency = excluded.agency, until = excluded.until, sealed_for = excluded.sealed_for,
                       why = excluded.why, set_by = excluded.set_by, set_by_name = excluded.set_by_name,
                       set_at = excluded.set_at
                """)
                .params(
                        row.id().value(),
                        row.agency().value(),
                        Date.valueOf(until),
                        key,
                        sealed(key, why.strip()),
                        supervisor.id(),
                        supervisor.displayName(),
                        Timestamp.from(clock.instant()))
                .update();
        trace(supervisor, row, "preserved", until + " " + why.strip());
    }

    /**
     * Its own time counts again; for one that is not preserved it is no error.
     *
     * @throws Refusal INVALID without a reason; FORBIDDEN on the supervisor's own case or a relative's
     */
    @Transactional
    public void end(Officer supervisor, CaseId id, String why) {
        CaseRow row = book.getLocked(id);
        if (!isOwn(supervisor, row) && !isKeptBy(supervisor, id)) {
            throw Refusal.notFound();
        }
        recusal.requireNone(supervisor, row);
        List<FieldError> errors = reasonErrors(why.strip());
        if (!errors.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, errors.getFirst().message(), errors);
        }
        int ended = jdbc.sql("delete from cases.preserved where case_id = ? and agency = ?")
                .params(id.value(), supervisor.agency().value())
                .update();
        if (ended > 0) {
            trace(supervisor, row, "preserved-ended", why.strip());
        }
    }

    /** Also after the case went to another agency. */
    private boolean isKeptBy(Officer supervisor, CaseId id) {
        return jdbc.sql("select exists (select from cases.preserved where case_id = ? and agency = ?)")
                .params(id.value(), supervisor.agency().value())
                .query(Boolean.class)
                .single();
    }

    /** The day as typed; null for what is none, which {@link #preserve} refuses. */
    public static @Nullable LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private List<FieldError> errors(Optional<CaseRow> found, @Nullable LocalDate until, String why) {
        LocalDate today = LocalDate.now(clock.withZone(city.zone()));
        List<FieldError> errors = new ArrayList<>();
        if (found.isEmpty()) {
            errors.add(new FieldError("number", Message.of("cases.preserved.number.unknown")));
        }
        if (until == null || !until.isAfter(today) || until.isAfter(today.plusYears(MOST_YEARS))) {
            errors.add(new FieldError(
                    "until",
                    Message.of(
                            "cases.preserved.until.range",
                            today.plusDays(1).toString(),
                            today.plusYears(MOST_YEARS).toString())));
        }
        errors.addAll(reasonErrors(why));
        return errors;
    }

    private static List<FieldError> reasonErrors(String why) {
        return why.length() < LEAST_WHY || why.length() > MOST_WHY
                ? List.of(new FieldError("why", Message.of("cases.text.length", LEAST_WHY, MOST_WHY, why.length())))
                : List.of();
    }

    private static boolean isOwn(Officer supervisor, CaseRow row) {
        return row.agency().equals(supervisor.agency());
    }

    private byte[] sealed(UUID key, String why) {
        try {
            return vault.seal(key, why);
        } catch (SubjectErased nothingKept) {
            Message message = Message.of("cases.erased");
            throw new Refusal(Refusal.Kind.CONFLICT, message, List.of(new FieldError("number", message)));
        }
    }

    private Preserved read(ResultSet row, int n) throws SQLException {
        return new Preserved(
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("number"),
                row.getObject("until", LocalDate.class),
                opened(row.getObject("sealed_for", UUID.class), row.getBytes("why")),
                row.getString("set_by_name"),
                row.getTimestamp("set_at").toInstant());
    }

    /** An applicant who was erased meanwhile took the words along; the day stays. */
    private String opened(UUID key, byte[] why) {
        try {
            return vault.openText(key, why);
        } catch (SubjectErased erased) {
            return "";
        }
    }

    private void trace(Officer supervisor, CaseRow row, String act, String why) {
        audit.write(new AuditEntry(
                        clock.instant(),
                        supervisor.id(),
                        supervisor.signature(),
                        row.applicant(),
                        FileClaims.caseOf(row.id()),
                        act)
                .because(why));
    }
}
