package org.cityplus.privacy.rights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.PersonalData;
import org.cityplus.kernel.PersonalData.Obstacle;
import org.cityplus.kernel.Refusal;
import org.cityplus.privacy.Declarations;
import org.cityplus.privacy.Leaving;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Erasures as people ask for them: asked, thought over, taken back or begun. {@link ErasureJob} carries them out. */
@Component
public class Erasures {
    /** Typed to say that it is meant, in either language. */
    private static final List<String> WORDS = List.of("注销", "ERASE");

    private final JdbcClient jdbc;
    private final ObjectProvider<PersonalData> parts;
    private final Declarations declarations;
    private final Leaving leaving;
    private final Audit audit;
    private final Clock clock;

    Erasures(
            JdbcClient jdbc,
            ObjectProvider<PersonalData> parts,
            Declarations declarations,
            Leaving leaving,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.parts = parts;
        this.declarations = declarations;
        this.leaving = leaving;
        this.audit = audit;
        this.clock = clock;
    }

    /** One erasure. */
    public record Erasure(UUID id, UUID person, ErasureState state, Instant askedAt, Instant dueAt) {}

    /** The one that is under way. */
    public Optional<Erasure> findOpen(UUID person) {
        return jdbc.sql("select * from privacy.erasure where resident = ? and state in ('ASKED', 'RUNNING')")
                .param(person)
                .query(Erasures::read)
                .optional();
    }

    /** What has to be over first. */
    public List<Obstacle> obstacles(UUID person) {
        return parts.stream().flatMap(part -> part.obstacles(person).stream()).toList();
    }

    /**
     * Asks for everything to be erased. Asked again while one is under way, it is that one.
     *
     * @param word what was typed to say that it is meant
     * @throws Refusal INVALID without the word; CONFLICT while something stands in the way
     */
    @Transactional
    public Erasure ask(UUID person, String word) {
        leaving.alone(person);
        Optional<Erasure> open = findOpen(person);
        if (open.isPresent()) {
            return open.get();
        }
        if (WORDS.stream().noneMatch(known -> known.equalsIgnoreCase(word.strip()))) {
            Message message = Message.of("privacy.erasure.word.wrong");
            throw new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("word", message)));
        }
        List<Obstacle> obstacles = obstacles(person);
        if (!obstacles.isEmpty()) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("privacy.erasure.blocked", obstacles.size()));
        }
        Instant now = clock.instant();
        jdbc.sql("""
                insert into privacy.erasure (id, resident, state, asked_at, due_at, changed_at)
                values (?, ?, 'ASKED', ?, ?, ?)
                """)
                .params(
                        Ids.next(clock),
                        person,
                        Timestamp.from(now),
                        Timestamp.from(now.plus(declarations.coolingOff())),
                        Timestamp.from(now))
                .update();
        trace(person, "erasure-asked");
        return findOpen(person).orElseThrow();
    }

    /** Takes it back while it has not begun; without one it is no error. */
    @Transactional
    public void cancel(UUID person) {
        leaving.alone(person);
        Optional<Erasure> open = findOpen(person);
        if (open.isEmpty()) {
            return;
        }
        if (open.get().state != ErasureState.ASKED) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("privacy.erasure.begun"));
        }
        move(open.get(), ErasureState.CANCELLED);
        trace(person, "erasure-cancelled");
    }

    /** Those whose time has come, and those that were begun and not ended. */
    List<Erasure> listDue() {
        return jdbc.sql("""
                select * from privacy.erasure
                 where state = 'RUNNING' or (state = 'ASKED' and due_at <= ?) order by due_at limit 100
                """)
                .param(Timestamp.from(clock.instant()))
                .query(Erasures::read)
                .list();
    }

    /** Begins it, unless something stands in the way again; from here on nothing new begins for the person. */
    @Transactional
    public boolean begin(Erasure due) {
        leaving.alone(due.person);
        Erasure now = jdbc.sql("select * from privacy.erasure where id = ?")
                .param(due.id)
                .query(Erasures::read)
                .single();
        if (now.state == ErasureState.RUNNING) {
            return true;
        }
        if (now.state != ErasureState.ASKED || !obstacles(due.person).isEmpty()) {
            return false;
        }
        move(now, ErasureState.RUNNING);
        trace(due.person, "erasure-begun");
        return true;
    }

    /** It is done; the trail says so of an id that leads to nobody. */
    @Transactional
    public void end(Erasure running) {
        jdbc.sql("update privacy.erasure set state = 'DONE', changed_at = ? where id = ? and state = 'RUNNING'")
                .params(Timestamp.from(clock.instant()), running.id)
                .update();
        trace(running.person, "erased");
    }

    /** Of a database that came back from a backup: what was destroyed since is to be erased again. */
    @Transactional
    public void beginAgain(UUID person) {
        leaving.alone(person);
        jdbc.sql("update privacy.erasure set state = 'CANCELLED' where resident = ? and state = 'ASKED'")
                .param(person)
                .update();
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                insert into privacy.erasure (id, resident, state, asked_at, due_at, changed_at)
                values (?, ?, 'RUNNING', ?, ?, ?) on conflict do nothing
                """).params(Ids.next(clock), person, now, now, now).update();
    }

    private void move(Erasure erasure, ErasureState to) {
        if (!erasure.state.leadsTo(to)) {
            throw new IllegalStateException("no arrow from " + erasure.state + " to " + to);
        }
        jdbc.sql("update privacy.erasure set state = ?, changed_at = ? where id = ?")
                .params(to.name(), Timestamp.from(clock.instant()), erasure.id)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void trace(UUID person, String act) {
        audit.write(new AuditEntry(clock.instant(), person, "", person, "person:" + person, act));
    }

    private static Erasure read(ResultSet row, int n) throws SQLException {
        return new Erasure(
                row.getObject("id", UUID.class),
                row.getObject("resident", UUID.class),
                ErasureState.valueOf(row.getString("state")),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("due_at").toInstant());
    }
}
