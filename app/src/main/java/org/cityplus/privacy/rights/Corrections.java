package org.cityplus.privacy.rights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.channels.Note;
import org.cityplus.channels.NotificationDraft;
import org.cityplus.channels.Notifications;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.cityplus.identity.Officer;
import org.cityplus.identity.PersonRecusal;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people want put right that they cannot put right themselves; the agency answers with reasons (PIPL art. 46, 50). */
@Component
public class Corrections {
    private static final int LONGEST = 1000;
    private static final int MOST_OPEN = 5;
    private static final String LOOKED = "correction-looked";
    private static final Duration ONE_LOOK = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final City city;
    private final Audit audit;
    private final Notifications notifications;
    private final PersonRecusal recusal;
    private final Clock clock;

    Corrections(
            JdbcClient jdbc,
            Vault vault,
            City city,
            Audit audit,
            Notifications notifications,
            PersonRecusal recusal,
            Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.city = city;
        this.audit = audit;
        this.notifications = notifications;
        this.recusal = recusal;
        this.clock = clock;
    }

    /** Where a request stands. */
    public enum State {
        ASKED,
        MADE,
        DECLINED
    }

    /** One request, and its answer once there is one. */
    public record Correction(
            UUID id,
            UUID person,
            AgencyId agency,
            State state,
            String request,
            @Nullable String answer,
            Instant askedAt,
            @Nullable Instant answeredAt) {}

    /**
     * Asks {@code agency} to put something right. The same words to the same agency, not answered yet, are one request.
     *
     * @throws Refusal INVALID naming what is missing; TOO_MANY with five that wait
     */
    @Transactional
    public void ask(UUID person, String agency, String request) {
        if (city.findAgency(new AgencyId(agency)).isEmpty()) {
            throw invalid("agency", Message.of("privacy.correction.no-agency"));
        }
        String words = request.strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            throw invalid("request", Message.of("privacy.correction.words", LONGEST));
        }
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("correction/" + person)
                .query(row -> {});
        List<Correction> open =
                list(person).stream().filter(one -> one.state == State.ASKED).toList();
        if (open.stream().anyMatch(one -> one.agency.value().equals(agency) && one.request.equals(words))) {
            return;
        }
        if (open.size() >= MOST_OPEN) {
            throw new Refusal(Refusal.Kind.TOO_MANY, Message.of("privacy.correction.too-many", MOST_OPEN));
        }
        UUID id = Ids.next(clock);
        jdbc.sql("""
                insert into privacy.correction (id, resident, agency, state, request, asked_at) values (?, ?, ?, 'ASKED', ?, ?)
                """)
                .params(id, person, agency, vault.seal(person, words), Timestamp.from(clock.instant()))
                .update();
        audit.write(new AuditEntry(clock.instant(), person, "", person, "correction:" + id, "correction-asked"));
    }

    public List<Correction> list(UUID person) {
        return jdbc.sql("select * from privacy.correction where resident = ? order by asked_at desc limit 50")
                .param(person)
                .query(this::read)
                .list();
    }

    /** What waits for the officer's agency, the oldest first. Reading a request is a look at the person's record. */
    @Transactional
    public List<Correction> listWaiting(Officer officer) {
        List<UUID> people =
                jdbc.sql("""
                select resident from privacy.correction where agency = ? and state = 'ASKED' order by asked_at limit 50
                """).param(officer.agency().value()).query(UUID.class).list();
        vault.preload(people);
        List<Correction> waiting =
                jdbc.sql("""
                select * from privacy.correction where agency = ? and state = 'ASKED' order by asked_at limit 50
                """).param(officer.agency().value()).query(this::read).list();
        waiting.stream().filter(one -> !hasLooked(officer, one)).forEach(one -> trace(officer, one, LOOKED, ""));
        return waiting;
    }

    /** Those of {@code requests} that the officer leaves to others: of people close to them. */
    public Set<UUID> listRecused(Officer officer, List<Correction> requests) {
        Set<UUID> close = recusal.listClose(
                officer, requests.stream().map(Correction::person).toList());
        return requests.stream()
                .filter(request -> close.contains(request.person))
                .map(Correction::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The page again belongs to the look that opened it. */
    private boolean hasLooked(Officer officer, Correction request) {
        Instant since = clock.instant().minus(ONE_LOOK);
        return audit.list(request.person, "correction:" + request.id, LOOKED).stream()
                .anyMatch(look -> look.actor().equals(officer.id()) && look.at().isAfter(since));
    }

    /**
     * Answers a request of the officer's own agency, once.
     *
     * @throws Refusal INVALID without reasons; NOT_FOUND for another agency's; CONFLICT when it was answered; FORBIDDEN when the
     *     person is close to the officer
     */
    @Transactional
    public void answer(Officer officer, UUID id, boolean made, String answer) {
        Correction request =
                find(id).filter(one -> one.agency.equals(officer.agency())).orElseThrow(Refusal::notFound);
        recusal.requireNone(officer, request.person);
        String words = answer.strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            throw invalid("answer", Message.of("privacy.correction.answer-missing", LONGEST));
        }
        State state = made ? State.MADE : State.DECLINED;
        int answered = jdbc.sql("""
                update privacy.correction set state = ?, answer = ?, answered_at = ? where id = ? and state = 'ASKED'
                """)
                .params(state.name(), vault.seal(request.person, words), Timestamp.from(clock.instant()), id)
                .update();
        if (answered == 0) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("privacy.correction.answered"));
        }
        trace(officer, request, made ? "correction-made" : "correction-declined", words);
        notifications.send(new NotificationDraft(
                request.person,
                officer.agency(),
                "correction:" + id,
                "privacy.correction-answered",
                new Note(
                        Message.of("privacy.correction.note.title"),
                        Message.of("privacy.correction.note.line"),
                        new Note.State(
                                made ? Note.Tone.LEAF : Note.Tone.CHILI,
                                Message.of("privacy.correction.state." + state)),
                        List.of(new Note.Row(
                                Message.of("privacy.correction.note.answer"),
                                Message.of("privacy.correction.note.words", words))),
                        Message.of("privacy.correction.note.link")),
                "/me/profile"));
    }

    private Optional<Correction> find(UUID id) {
        return jdbc.sql("select * from privacy.correction where id = ?")
                .param(id)
                .query(this::read)
                .optional();
    }

    private void trace(Officer officer, Correction request, String act, String why) {
        audit.write(new AuditEntry(
                        clock.instant(),
                        officer.id(),
                        officer.signature(),
                        request.person,
                        "correction:" + request.id,
                        act)
                .because(why));
    }

    private Correction read(ResultSet row, int n) throws SQLException {
        UUID person = row.getObject("resident", UUID.class);
        byte @Nullable [] answer = row.getBytes("answer");
        Timestamp answeredAt = row.getTimestamp("answered_at");
        return new Correction(
                row.getObject("id", UUID.class),
                person,
                new AgencyId(row.getString("agency")),
                State.valueOf(row.getString("state")),
                vault.openText(person, row.getBytes("request")),
                answer == null ? null : vault.openText(person, answer),
                row.getTimestamp("asked_at").toInstant(),
                answeredAt == null ? null : answeredAt.toInstant());
    }

    private static Refusal invalid(String field, Message message) {
        return new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError(field, message)));
    }
}
