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

    CaseBook(
            JdbcClient jdbc,
            Vault vault,
            ActionRows actions,
            DeadlineRows deadlines,
            Clock clock,
            City city,
            CaseRows rows,
            NameIndex names,
            KeptCases kept) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.rows = rows;
        this.names = names;
        this.kept = kept;
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

    /** Opens a case and gives it its number, such as PP-2611-00427. */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseRow open(Opening opening) {
        Instant now = clock.instant();
        @Nullable Filer filer = opening.filer();
        LocalDate today = LocalDate.ofInstant(now, zone);
        CaseFile file = CaseFile.begin(opening.lodged(), today);
        CaseState state = file.state();
        String month = opening.numberPrefix() + "-%02d%02d-".formatted(today.getYear() % 100, today.getMonthValue());
        jdbc.sql("""
                insert into cases.case_row
                    (id, number, draft, service, version, applicant, sealed_name, agency, office, stage, turn,
                     sequence, lodged_at, changed_at)
                values (?, ? || lpad(nextval('cases.case_number')::text, 5, '0'), ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)
                """)
                .params(
                        opening.id().value(),
                        month,
                        opening.draft(),
                        opening.service(),
                        opening.version(),
                        opening.applicant(),
                        vault.seal(opening.applicant(), opening.applicantName()),
                        opening.agency().value(),
                        opening.lodged().office().value(),
                        Stage.of(state).name(),
                        state.turn().name(),
                        Timestamp.from(now),
                        Timestamp.from(now))
                .update();
        names.write(opening.id(), opening.agency(), opening.applicantName());
        if (filer != null) {
            UUID key = CaseRows.keyOf(filer.as(), filer.id(), opening.applicant());
            jdbc.sql("update cases.case_row set filer = ?, filed_as = ?, sealed_filer = ? where id = ?")
                    .params(
                            filer.id(),
                            filer.as().name(),
                            vault.seal(key, filer.name()),
                            opening.id().value())
                    .update();
        }
        Actor actor = filer == null ? Actor.applicant(opening.applicant()) : Actor.of(filer);
        actions.write(opening.id(), opening.applicant(), 1, actor, now, opening.lodged());
        project(get(opening.id()), file, 1, now);
        return get(opening.id());
    }

    /**
     * Writes {@code action} after the last one.
     *
     * @param row the case, held by {@link #getLocked}
     * @throws Refusal CONFLICT when no arrow of the lifecycle leads there
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseRow append(CaseRow row, Actor actor, CaseAction action) {
        Instant now = clock.instant();
        int sequence = row.sequence() + 1;
        var recorded = new RecordedAction(sequence, actor, now, LocalDate.ofInstant(now, zone), action);
        CaseFile file = Lifecycle.next(getRecord(row).file(), recorded)
                .orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, Message.of("cases.conflict")));
        actions.write(row.id(), row.applicant(), sequence, actor, now, action);
        project(row, file, sequence, now);
        return get(row.id());
    }

    /** Counts again what depends on the calendar, without an action. */
    @Transactional(propagation = Propagation.MANDATORY)
    void recount(CaseRow row) {
        project(row, getRecord(row).file(), row.sequence(), row.changedAt());
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
                .param("wanted", closed ? 0 : file.wanted())
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
        if (vault.isDestroyed(row.applicant())) {
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
