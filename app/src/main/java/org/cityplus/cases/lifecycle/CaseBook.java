package org.cityplus.cases.lifecycle;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every case: its actions, and the row that lists read, kept in step with them in the same transaction. */
@Component
public class CaseBook {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final ActionRows actions;
    private final DeadlineRows deadlines;
    private final Clock clock;
    private final City city;
    private final ZoneId zone;
    private final CaseRows rows;
    private final NameIndex names;
    private final KeptCases kept;
    private final CaseNumbers numbers;
    private final Counting counting;

    CaseBook(
            JdbcClient jdbc,
            Vault vault,
            ActionRows actions,
            DeadlineRows deadlines,
            Clock clock,
            City city,
            CaseRows rows,
            NameIndex names,
            KeptCases kept,
            CaseNumbers numbers,
            Counting counting) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.rows = rows;
        this.names = names;
        this.kept = kept;
        this.numbers = numbers;
        this.counting = counting;
        this.actions = actions;
        this.deadlines = deadlines;
        this.clock = clock;
        this.city = city;
        this.zone = city.zone();
    }

    /** What a case begins with, besides its first action. */
    public record Opening(
            CaseId id,
            UUID draft,
            String numberPrefix,
            String service,
            String version,
            UUID applicant,
            String applicantName,
            AgencyId agency,
            CaseAction.Lodged lodged,
            @Nullable Filer filer) {}

    /** Opens a case and gives it its number, such as PP-2611-204271. */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseRecord open(Opening opening) {
        Instant now = clock.instant();
        @Nullable Filer filer = opening.filer();
        LocalDate today = LocalDate.ofInstant(now, zone);
        CaseFile file = CaseFile.begin(opening.lodged(), today);
        CaseState state = file.state();
        Timetable timetable = timetable();
        jdbc.sql("""
                insert into cases.case_row
                    (id, number, draft, service, version, applicant, sealed_name, filer, filed_as, sealed_filer, agency, office,
                     stage, turn, promised_on, due_on, sequence, lodged_at, changed_at)
                values (:id, :number, :draft, :service, :version,
                        :applicant, :name, :filer, :filedAs, :filerName, :agency, :office,
                        :stage, :turn, :promisedOn, :dueOn, 1, :now, :now)
                """)
                .param("id", opening.id().value())
                .param("number", numbers.next(opening.numberPrefix(), today))
                .param("draft", opening.draft())
                .param("service", opening.service())
                .param("version", opening.version())
                .param("applicant", opening.applicant())
                .param("name", vault.seal(opening.applicant(), opening.applicantName()))
                .param("filer", filer == null ? null : filer.id(), Types.OTHER)
                .param("filedAs", filer == null ? null : filer.as().name(), Types.VARCHAR)
                .param("filerName", filer == null ? null : sealedName(filer, opening.applicant()), Types.BINARY)
                .param("agency", opening.agency().value())
                .param("office", opening.lodged().office().value())
                .param("stage", Stage.of(state).name())
                .param("turn", state.turn().name())
                .param("promisedOn", timetable.promise(file).orElse(null), Types.DATE)
                .param("dueOn", timetable.due(file).orElse(null), Types.DATE)
                .param("now", Timestamp.from(now))
                .update();
        names.write(opening.id(), opening.agency(), opening.applicantName());
        Actor actor = filer == null ? Actor.applicant(opening.applicant()) : Actor.of(filer);
        actions.write(opening.id(), opening.applicant(), 1, actor, now, opening.lodged());
        deadlines.keep(opening.id(), timetable.of(file, today));
        var lodged = new RecordedAction(1, actor, now, today, opening.lodged());
        CaseRow row = get(opening.id());
        counting.count(row, List.of(), lodged);
        return new CaseRecord(row, List.of(lodged), file);
    }

    private byte[] sealedName(Filer filer, UUID applicant) {
        return vault.seal(CaseRows.keyOf(filer.as(), filer.id(), applicant), filer.name());
    }

    /**
     * Writes {@code action} after the last one.
     *
     * @param row the case, held by {@link #getLocked}
     * @throws Refusal CONFLICT when no arrow of the lifecycle leads there
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseRecord append(CaseRow row, Actor actor, CaseAction action) {
        Instant now = clock.instant();
        int sequence = row.sequence() + 1;
        var recorded = new RecordedAction(sequence, actor, now, LocalDate.ofInstant(now, zone), action);
        CaseRecord before = getRecord(row);
        CaseFile file = Lifecycle.next(before.file(), recorded)
                .orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, Message.of("cases.conflict")));
        actions.write(row.id(), row.applicant(), sequence, actor, now, action);
        project(row, file, sequence, now);
        counting.count(row, before.actions(), recorded);
        return before.after(recorded, file, get(row.id()));
    }

    /** Projects the case again by the working days known now, without an action. */
    @Transactional(propagation = Propagation.MANDATORY)
    CaseRow recount(CaseRow row, CaseFile file) {
        project(row, file, row.sequence(), row.changedAt());
        return get(row.id());
    }

    /** Whether it is due by the working days known now, which may be others than when it was written. */
    boolean isDue(Deadline deadline, CaseFile file) {
        Instant now = clock.instant();
        @Nullable
        Instant at = timetable().of(file, LocalDate.ofInstant(now, zone)).get(deadline.kind());
        return at != null && !at.isAfter(now);
    }

    /** Whether its applicant asked to be forgotten: nothing can be written on their record any more. */
    boolean isOfErased(CaseRow row) {
        return vault.isDestroyed(row.applicant());
    }

    private void project(CaseRow row, CaseFile file, int sequence, Instant now) {
        Stage stage = file.stage();
        Timetable timetable = timetable();
        boolean closed = stage.isClosed();
        @Nullable
        LocalDate visitOn = switch (file.state()) {
            case CaseState.AwaitingAttendance awaiting ->
                LocalDate.ofInstant(awaiting.visit().from(), zone);
            case CaseState.AwaitingVisit _ -> null;
            default -> row.visitOn();
        };
        @Nullable
        LocalDate promisedOn = closed || stage == Stage.JUST_DECIDED
                ? row.promisedOn()
                : timetable.promise(file).orElse(null);
        @Nullable LocalDate dueOn = closed ? null : timetable.due(file).orElse(null);
        jdbc.sql("""
                update cases.case_row
                   set stage = :stage, turn = :turn, visit_on = :visitOn, promised_on = :promisedOn, due_on = :dueOn,
                       agency = :agency, office = :office, wanted = :wanted, sequence = :sequence, changed_at = :now,
                       decided_at = case when cast(:outcome as text) <> coalesce(outcome, '')
                                         then :now else decided_at end,
                       outcome = coalesce(cast(:outcome as text), outcome),
                       claimed_by = case when agency = :agency and not :closed then claimed_by end,
                       claimed_at = case when agency = :agency and not :closed then claimed_at end
                 where id = :id
                """)
                .param("stage", stage.name())
                .param("turn", stage.turn().name())
                .param("visitOn", visitOn, Types.DATE)
                .param("promisedOn", promisedOn, Types.DATE)
                .param("dueOn", dueOn, Types.DATE)
                .param("agency", (file.agency() == null ? row.agency() : file.agency()).value())
                .param("office", file.office().value())
                .param("wanted", Lifecycle.isDrawn(stage, CaseAction.Extended.class) ? file.wanted() : 0)
                .param("closed", closed)
                .param("outcome", outcome(stage), Types.VARCHAR)
                .param("sequence", sequence)
                .param("now", Timestamp.from(now))
                .param("id", row.id().value())
                .update();
        if (file.agency() != null && !file.agency().equals(row.agency())) {
            names.move(row.id(), file.agency(), row.applicantName());
        }
        deadlines.keep(row.id(), timetable.of(file, LocalDate.ofInstant(clock.instant(), zone)));
    }

    private static @Nullable String outcome(Stage stage) {
        return switch (stage) {
            case AWAITING_ISSUE, AWAITING_DELIVERY, GRANTED, DELIVERED -> Stage.GRANTED.name();
            case REFUSED, UPHELD -> Stage.REFUSED.name();
            default -> null;
        };
    }

    /** Over the working days known now. */
    public Timetable timetable() {
        return new Timetable(zone, city.calendar()::isWorkingDay);
    }

    public CaseRow get(CaseId id) {
        return find(id).orElseThrow(() -> missing(id));
    }

    /** One whose time is over is told from one that never was: whoever has its address may have had the case. */
    private Refusal missing(CaseId id) {
        boolean forgotten = jdbc.sql("select exists (select from cases.forgotten where case_id = ?)")
                .param(id.value())
                .query(Boolean.class)
                .single();
        return forgotten ? new Refusal(Refusal.Kind.NOT_FOUND, Message.of("cases.forgotten")) : Refusal.notFound();
    }

    public Optional<CaseRow> find(CaseId id) {
        return rows.find(jdbc.sql("select * from cases.case_row where id = ?").param(id.value()));
    }

    /** The case that this draft became. */
    /** Held until the transaction ends: of two who open a case under one form's id, the second sees what the first did. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockForm(UUID form) {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(form.getMostSignificantBits() ^ form.getLeastSignificantBits())
                .query(row -> {});
    }

    public Optional<CaseRow> findByDraft(UUID draft) {
        return rows.find(
                jdbc.sql("select * from cases.case_row where draft = ?").param(draft));
    }

    public Optional<CaseRow> findByNumber(String number) {
        return rows.find(
                jdbc.sql("select * from cases.case_row where number = ?").param(number));
    }

    /** The case, held until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseRow getLocked(CaseId id) {
        return rows.find(jdbc.sql("select * from cases.case_row where id = ? for update")
                        .param(id.value()))
                .orElseThrow(() -> missing(id));
    }

    /** The same, if nobody else holds it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<CaseRow> findUnlocked(CaseId id) {
        return rows.find(jdbc.sql("select * from cases.case_row where id = ? for update skip locked")
                .param(id.value()));
    }

    /** The case whole. Of an applicant who was erased, what the law wants kept; nothing more once that is over. */
    public CaseRecord getRecord(CaseRow row) {
        Optional<List<RecordedAction>> keptActions = kept.find(row.id());
        if (keptActions.isPresent()) {
            return new CaseRecord(row, keptActions.get());
        }
        if (isOfErased(row)) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, Message.of("cases.erased"));
        }
        return new CaseRecord(row, actions.list(row));
    }

    /** The applicant's cases, last changed first. */
    public List<CaseRow> listOf(UUID applicant) {
        return rows.list(
                jdbc.sql("select * from cases.case_row where applicant = ? order by changed_at desc, id limit 200")
                        .param(applicant));
    }

    /** Every one of the applicant's cases, for whoever hands out or erases all there is. */
    public List<CaseRow> listEveryOf(UUID applicant) {
        return rows.list(jdbc.sql("select * from cases.case_row where applicant = ? order by changed_at desc, id")
                .param(applicant));
    }
}
