package org.cityplus.oversight.look;

import static org.cityplus.oversight.look.LookRows.strings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.cityplus.city.AgencyId;
import org.cityplus.kernel.Ids;
import org.cityplus.oversight.look.FlagState.Act;
import org.cityplus.vault.SubjectErased;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Flags as rows. */
@Component
class FlagRows {
    private static final UUID DETECTION = new UUID(0, 0);

    /** Of one kind in one flag; whoever judges reads the first hundred. */
    private static final int MOST_LOOKS = 200;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    FlagRows(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** What came of raising a flag. */
    enum Raised {
        /** There is something new to judge. */
        NEW,
        /** One more look of a kind that is known. */
        MORE,
        /** So many looks of this kind that further ones are not written down: they say nothing new. */
        FULL
    }

    /**
     * Flags a look for a policy; the same again changes nothing.
     *
     * @param isAlone asked when the flag is new: where nobody could judge it but who looked, it goes to the audit
     *     administrator at once
     */
    Raised raise(Look look, LookPolicy policy, BooleanSupplier isAlone) {
        @Nullable UUID subject = policy.isAboutPerson() ? look.person().id() : null;
        Flag flag = findLocked(look, subject).orElseGet(() -> {
            insert(look, subject, isAlone.getAsBoolean() ? FlagState.PASSED_ON : FlagState.OPEN);
            return findLocked(look, subject).orElseThrow();
        });
        int before = jdbc.sql("""
                select count(*) from (select from oversight.flag_look where flag = ? and rule = ? limit ?) known
                """)
                .params(flag.id(), policy.word(), MOST_LOOKS)
                .query(Integer.class)
                .single();
        if (before >= MOST_LOOKS) {
            return Raised.FULL;
        }
        jdbc.sql("insert into oversight.flag_look (flag, rule, entry) values (?, ?, ?) on conflict do nothing")
                .params(flag.id(), policy.word(), look.entry())
                .update();
        if (before == 0 && flag.state().after(Act.REOPEN).isPresent()) {
            append(flag, Act.REOPEN, DETECTION, "", "");
        }
        return before == 0 ? Raised.NEW : Raised.MORE;
    }

    private Optional<Flag> findLocked(Look look, @Nullable UUID subject) {
        return jdbc.sql("""
                select * from oversight.flag
                 where actor = ? and subject is not distinct from ?::uuid and day = ? for update
                """)
                .param(look.looker().id())
                .param(subject == null ? null : subject.toString())
                .param(look.at().toLocalDate())
                .query(FlagRows::flag)
                .optional();
    }

    private void insert(Look look, @Nullable UUID subject, FlagState state) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                insert into oversight.flag (id, actor, agency, subject, day, state, raised_at, changed_at)
                values (?, ?, ?, ?::uuid, ?, ?, ?, ?)
                """)
                .params(Ids.next(clock), look.looker().id(), look.agency().value())
                .param(subject == null ? null : subject.toString())
                .params(look.at().toLocalDate(), state.name(), now, now)
                .update();
    }

    /** Moves a flag, held by {@link #getLocked}, along an edge of its graph. */
    void append(Flag flag, Act act, UUID by, String byName, String words) {
        FlagState next =
                flag.state().after(act).orElseThrow(() -> new IllegalStateException(flag.state() + " knows no " + act));
        UUID sealedFor = flag.subject() == null ? flag.actor() : flag.subject();
        byte[] sealed;
        try {
            sealed = words.isEmpty() ? new byte[0] : vault.seal(sealedFor, words);
        } catch (SubjectErased erased) {
            sealed = new byte[0];
        }
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                insert into oversight.step (flag, sequence, act, by, by_name, at, sealed_for, words)
                select ?, coalesce(max(sequence), 0) + 1, ?, ?, ?, ?, ?, ? from oversight.step where flag = ?
                """)
                .params(flag.id(), act.name(), by, byName, now, sealedFor, sealed, flag.id())
                .update();
        jdbc.sql("update oversight.flag set state = ?, changed_at = ? where id = ?")
                .params(next.name(), now, flag.id())
                .update();
    }

    Optional<Flag> find(UUID id) {
        return jdbc.sql("select * from oversight.flag where id = ?")
                .param(id)
                .query(FlagRows::flag)
                .optional();
    }

    Optional<Flag> findLocked(UUID id) {
        return jdbc.sql("select * from oversight.flag where id = ? for update")
                .param(id)
                .query(FlagRows::flag)
                .optional();
    }

    /** Newest first, before {@code before}. */
    List<Flag> list(FlagFilter filter, int most) {
        StringBuilder where = new StringBuilder("f.id < ?");
        List<Object> values = new ArrayList<>(List.of(filter.before()));
        filter.findAgency().ifPresent(agency -> {
            where.append(" and f.agency = ?");
            values.add(agency.value());
        });
        filter.findActor().ifPresent(actor -> {
            where.append(" and f.actor = ?");
            values.add(actor);
        });
        if (!filter.states().isEmpty()) {
            where.append(" and f.state = any (?)");
            values.add(strings(filter.states().stream()));
        }
        filter.findRule().ifPresent(rule -> {
            where.append(" and exists (select from oversight.flag_look l where l.flag = f.id and l.rule = ?)");
            values.add(rule);
        });
        return jdbc.sql("select * from oversight.flag f where " + where + " order by f.id desc limit ?")
                .params(values)
                .param(most)
                .query(FlagRows::flag)
                .list();
    }

    int count(String also, Object... values) {
        return jdbc.sql("select count(*) from oversight.flag where " + also)
                .params(values)
                .query(Integer.class)
                .single();
    }

    Map<UUID, List<String>> rulesOf(Collection<UUID> flags) {
        return jdbc
                .sql("""
                select flag, rule from oversight.flag_look where flag = any (?::uuid[])
                 group by flag, rule order by flag, min(entry), rule
                """)
                .param(strings(flags.stream()))
                .query((row, n) -> Map.entry(row.getObject("flag", UUID.class), row.getString("rule")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** The entries a flag is about, at most {@code most}. */
    List<Long> entriesOf(UUID flag, int most) {
        return jdbc.sql("select distinct entry from oversight.flag_look where flag = ? order by entry limit ?")
                .params(flag, most)
                .query(Long.class)
                .list();
    }

    /** States of the flags about {@code subject} that these entries belong to. */
    Map<Long, Flag> ofEntries(UUID subject, Collection<Long> entries) {
        return jdbc
                .sql("""
                select distinct on (l.entry) l.entry, f.*
                  from oversight.flag_look l join oversight.flag f on f.id = l.flag
                 where l.entry = any (?) and f.subject = ?
                 order by l.entry, f.id
                """)
                .param(entries.toArray(Long[]::new))
                .param(subject)
                .query((row, n) -> Map.entry(row.getLong("entry"), flag(row, n)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<Flag.Step> stepsOf(UUID flag) {
        return jdbc.sql("select * from oversight.step where flag = ? order by sequence")
                .param(flag)
                .query((row, n) -> new Flag.Step(
                        Act.valueOf(row.getString("act")),
                        row.getObject("by", UUID.class),
                        row.getString("by_name"),
                        row.getTimestamp("at").toInstant(),
                        words(row.getObject("sealed_for", UUID.class), row.getBytes("words"))))
                .list();
    }

    private String words(UUID sealedFor, byte[] sealed) {
        try {
            return sealed.length == 0 ? "" : vault.openText(sealedFor, sealed);
        } catch (SubjectErased erased) {
            return "";
        }
    }

    private static Flag flag(ResultSet row, int number) throws SQLException {
        return new Flag(
                row.getObject("id", UUID.class),
                row.getObject("actor", UUID.class),
                new AgencyId(row.getString("agency")),
                row.getObject("subject", UUID.class),
                row.getObject("day", LocalDate.class),
                FlagState.valueOf(row.getString("state")),
                row.getTimestamp("raised_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }
}
