package org.cityplus.cases.lifecycle;

import java.sql.ResultSet;
import java.sql.SQLException;
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
import tools.jackson.databind.json.JsonMapper;

/** Where actions are written, and the row of each case kept in step with them in the same transaction. */
@Component
public class CaseBook {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;
    private final ZoneId zone;
    private final CaseRows rows;
    private final NameIndex names;
    private final KeptCases kept;

    CaseBook(
            JdbcClient jdbc,
            Vault vault,
            JsonMapper json,
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
        this.json = json;
        this.clock = clock;
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
        CaseState state = Lifecycle.next(null, opening.lodged()).orElseThrow();
        LocalDate today = LocalDate.ofInstant(now, zone);
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
        write(opening.id(), opening.applicant(), 1, actor, now, opening.lodged());
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
        CaseState state = Lifecycle.next(getRecord(row).state(), action)
                .orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, Message.of("cases.conflict")));
        Instant now = clock.instant();
        int sequence = row.sequence() + 1;
        write(row.id(), row.applicant(), sequence, actor, now, action);
        @Nullable LocalDate visitOn = row.visitOn();
        @Nullable LocalDate promisedOn = row.promisedOn();
        if (state instanceof CaseState.UnderReview review) {
            visitOn = LocalDate.ofInstant(review.visit().from(), zone);
            promisedOn = review.promisedOn();
        }
        if (state instanceof CaseState.AwaitingPayment) {
            visitOn = null;
            promisedOn = null;
        }
        jdbc.sql("""
                update cases.case_row
                   set stage = :stage, turn = :turn, visit_on = :visitOn, promised_on = :promisedOn,
                       sequence = :sequence, changed_at = :now
                 where id = :id
                """)
                .param("stage", Stage.of(state).name())
                .param("turn", state.turn().name())
                .param("visitOn", visitOn, Types.DATE)
                .param("promisedOn", promisedOn, Types.DATE)
                .param("sequence", sequence)
                .param("now", Timestamp.from(now))
                .param("id", row.id().value())
                .update();
        return get(row.id());
    }

    public CaseRow get(CaseId id) {
        return find(id).orElseThrow(Refusal::notFound);
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
                .orElseThrow(Refusal::notFound);
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
        List<RecordedAction> actions = jdbc.sql("""
                select sequence, actor_kind, actor, actor_name, sealed_actor, at, data from cases.action
                 where case_id = ? order by sequence
                """)
                .param(row.id().value())
                .query((r, n) -> action(row.applicant(), r))
                .list();
        return new CaseRecord(row, actions);
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

    private void write(CaseId id, UUID applicant, int sequence, Actor actor, Instant at, CaseAction action) {
        jdbc.sql("""
                insert into cases.action (case_id, sequence, type, actor_kind, actor, actor_name, sealed_actor, at, data)
                values (:case, :sequence, :type, :kind, :actor, :name, :sealedName, :at, :data)
                """)
                .param("case", id.value())
                .param("sequence", sequence)
                .param("type", action.getClass().getSimpleName())
                .param("kind", actor.kind().name())
                .param("actor", actor.id())
                .param("name", actor.isPublic() ? actor.name() : "")
                .param(
                        "sealedName",
                        actor.isPublic() ? null : vault.seal(actor.keyOfName(applicant), actor.name()),
                        Types.BINARY)
                .param("at", Timestamp.from(at))
                .param(
                        "data",
                        vault.seal(applicant, json.writerFor(CaseAction.class).writeValueAsBytes(action)))
                .update();
    }

    private RecordedAction action(UUID applicant, ResultSet row) throws SQLException {
        Actor.Kind kind = Actor.Kind.valueOf(row.getString("actor_kind"));
        Actor actor = new Actor(kind, row.getObject("actor", UUID.class), row.getString("actor_name"));
        byte @Nullable [] sealedName = row.getBytes("sealed_actor");
        if (sealedName != null) {
            actor = new Actor(kind, actor.id(), rows.open(actor.keyOfName(applicant), sealedName));
        }
        byte[] data = vault.open(applicant, row.getBytes("data"));
        return new RecordedAction(
                row.getInt("sequence"),
                actor,
                row.getTimestamp("at").toInstant(),
                json.readValue(data, CaseAction.class));
    }
}
