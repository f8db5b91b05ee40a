package org.cityplus.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.city.AgencyId;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is proposed about administrators' accounts, as it is kept. */
@Component
class StaffProposalRows {
    /** How long another administrator has to answer. */
    static final Duration OPEN_FOR = Duration.ofDays(7);

    private static final int OPEN_SHOWN = 100;
    private static final int SETTLED_SHOWN = 20;
    private static final String SELECT = """
            select p.*, coalesce(s.username, p.username) as whose, coalesce(s.name, p.name) as whom,
                   a.name as proposer, b.name as settler
              from identity.staff_proposal p
              left join identity.staff s on s.id = p.staff
              join identity.staff a on a.id = p.proposed_by
              left join identity.staff b on b.id = p.settled_by
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    StaffProposalRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Refusal CONFLICT while another one about this person, or about somebody of this name, is open */
    UUID add(UUID by, StaffAct act, String held, byte @Nullable [] link) {
        UUID id = Ids.next(clock);
        Instant now = clock.instant();
        AgencyId agency = act.agency();
        Role role = act.role();
        Instant until = act.until();
        try {
            jdbc.sql("""
                    insert into identity.staff_proposal
                        (id, kind, staff, username, name, agency, role, until, why, held, link_digest,
                         proposed_by, proposed_at, lapses_at)
                    values (:id, :kind, :staff, :username, :name, :agency, :role, :until, :why, :held, :link,
                            :by, :now, :lapses)
                    """)
                    .param("id", id)
                    .param("kind", act.kind().name())
                    .param("staff", act.staff())
                    .param("username", act.isAboutSomebodyNew() ? act.username() : null)
                    .param("name", act.isAboutSomebodyNew() ? act.name() : null)
                    .param("agency", agency == null ? null : agency.value())
                    .param("role", role == null ? null : role.name())
                    .param("until", until == null ? null : Timestamp.from(until))
                    .param("why", act.why())
                    .param("held", held)
                    .param("link", link)
                    .param("by", by)
                    .param("now", Timestamp.from(now))
                    .param("lapses", Timestamp.from(now.plus(OPEN_FOR)))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("identity.second-admin.one-at-a-time"));
        }
        return id;
    }

    /** As it is to be decided. */
    record Row(
            UUID id,
            StaffAct act,
            String held,
            byte @Nullable [] link,
            UUID proposedBy,
            String proposerName,
            Instant lapsesAt,
            StaffProposal.State state) {}

    /** Held until the end of the transaction: of two who decide at once, the second finds it settled. */
    Optional<Row> lock(UUID id) {
        return jdbc.sql(SELECT + " where p.id = ? for update of p")
                .param(id)
                .query((row, n) -> new Row(
                        id,
                        act(row),
                        row.getString("held"),
                        row.getBytes("link_digest"),
                        row.getObject("proposed_by", UUID.class),
                        row.getString("proposer"),
                        row.getTimestamp("lapses_at").toInstant(),
                        StaffProposal.State.valueOf(row.getString("state"))))
                .optional();
    }

    void settle(UUID id, StaffProposal.State state, UUID by, String why) {
        jdbc.sql("""
                update identity.staff_proposal set state = ?, settled_by = ?, settled_at = ?, settled_why = ?
                 where id = ?
                """)
                .params(state.name(), by, Timestamp.from(clock.instant()), why, id)
                .update();
    }

    /** @param staff whom it was about */
    record Lapsed(UUID staff, StaffAct.Kind kind) {}

    /** Settles those nobody answered in time; one that is being decided at this moment is left to whoever decides. */
    List<Lapsed> lapse() {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql("""
                update identity.staff_proposal set state = 'LAPSED', settled_at = ?
                 where id in (select id from identity.staff_proposal where state = 'OPEN' and lapses_at <= ?
                                 for update skip locked)
                returning staff, kind
                """)
                .params(now, now)
                .query((row, n) ->
                        new Lapsed(row.getObject("staff", UUID.class), StaffAct.Kind.valueOf(row.getString("kind"))))
                .list();
    }

    /** The oldest first. */
    List<StaffProposal> listOpen() {
        return jdbc.sql(SELECT + " where p.state = 'OPEN' and p.lapses_at > ? order by p.lapses_at, p.id limit ?")
                .params(Timestamp.from(clock.instant()), OPEN_SHOWN)
                .query(StaffProposalRows::proposal)
                .list();
    }

    /** At most one is open about a person. */
    Optional<StaffProposal> findOpenAbout(UUID staff) {
        return jdbc.sql(SELECT + " where p.state = 'OPEN' and p.lapses_at > ? and p.staff = ?")
                .params(Timestamp.from(clock.instant()), staff)
                .query(StaffProposalRows::proposal)
                .optional();
    }

    /** The latest first. */
    List<StaffProposal> listSettled() {
        return jdbc.sql(SELECT + " where p.state <> 'OPEN' order by p.settled_at desc, p.id limit ?")
                .param(SETTLED_SHOWN)
                .query(StaffProposalRows::proposal)
                .list();
    }

    int countOpenFor(UUID administrator) {
        return jdbc.sql("""
                select count(*) from identity.staff_proposal
                 where state = 'OPEN' and lapses_at > ? and staff <> ? and proposed_by <> ?
                """)
                .params(Timestamp.from(clock.instant()), administrator, administrator)
                .query(Integer.class)
                .single();
    }

    private static StaffAct act(ResultSet row) throws SQLException {
        return new StaffAct(
                StaffAct.Kind.valueOf(row.getString("kind")),
                row.getObject("staff", UUID.class),
                Objects.requireNonNullElse(row.getString("whose"), ""),
                Objects.requireNonNullElse(row.getString("whom"), ""),
                row.getString("agency") == null ? null : new AgencyId(row.getString("agency")),
                row.getString("role") == null ? null : Role.valueOf(row.getString("role")),
                instant(row, "until"),
                row.getString("why"));
    }

    private static StaffProposal proposal(ResultSet row, int number) throws SQLException {
        StaffAct act = act(row);
        return new StaffProposal(
                row.getObject("id", UUID.class),
                act.kind().name(),
                act.staff(),
                act.username(),
                act.name(),
                act.agency(),
                act.role(),
                act.until(),
                act.why(),
                row.getObject("proposed_by", UUID.class),
                row.getString("proposer"),
                row.getTimestamp("proposed_at").toInstant(),
                row.getTimestamp("lapses_at").toInstant(),
                StaffProposal.State.valueOf(row.getString("state")),
                row.getString("settler"),
                instant(row, "settled_at"),
                row.getString("settled_why"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp found = row.getTimestamp(column);
        return found == null ? null : found.toInstant();
    }
}
