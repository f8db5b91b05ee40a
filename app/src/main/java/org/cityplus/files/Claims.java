package org.cityplus.files;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which record needs which file. What nobody needs goes after the time its kind is kept; what somebody needs stays. Claims
 * are made and given up in the transaction that writes the record.
 */
@Component
public class Claims {
    private static final Duration OLDEST_PREVIOUS_VERSION = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    Claims(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Makes {@code files} the ones that {@code holder} needs, such as {@code case:0199…}; those it needed before and no
     * longer are given up. The same again changes nothing.
     *
     * @throws Refusal CONFLICT when one of them is gone
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void set(String holder, Collection<FileId> files) {
        Set<UUID> wanted = files.stream().map(FileId::value).collect(Collectors.toCollection(TreeSet::new));
        String[] ids = wanted.stream().map(UUID::toString).toArray(String[]::new);
        // Locked as the foreign key will: a sweep that has one of them is waited for, then it is gone or stays.
        int there = jdbc.sql("select id from files.file where id = any (cast(? as uuid[])) order by id for key share")
                .param(ids)
                .query(UUID.class)
                .list()
                .size();
        if (there < wanted.size()) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("files.gone"));
        }
        jdbc.sql("""
                insert into files.claim (file, holder, claimed_at)
                select unnest(cast(? as uuid[])), ?, ? on conflict do nothing
                """).params(ids, holder, now()).update();
        giveUp(holder, ids);
    }

    /** {@code holder} is no more, or needs nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(String holder) {
        giveUp(holder, new String[0]);
    }

    /** The time a file is kept begins when its last claim ends. */
    private void giveUp(String holder, String[] kept) {
        jdbc.sql("""
                with ended as (
                    delete from files.claim
                     where holder = :holder and not file = any (cast(:kept as uuid[]))
                    returning file
                )
                update files.file set idle_since = :now from ended where id = ended.file
                """)
                .param("holder", holder)
                .param("kept", kept)
                .param("now", now())
                .update();
    }

    /** Whether there are files of which it is not known who needs them: those from before there were claims. */
    public boolean hasUnsettled() {
        return jdbc.sql("select exists (select from files.file where idle_since = 'infinity' and stored_at < ?)")
                .param(settledBefore())
                .query(Boolean.class)
                .single();
    }

    /** All who need one of those have now said so; the others' time begins. */
    @Transactional
    public void settle() {
        jdbc.sql("update files.file set idle_since = ? where idle_since = 'infinity' and stored_at < ?")
                .params(now(), settledBefore())
                .update();
    }

    /** A node of the previous version may still be making such files. */
    private Timestamp settledBefore() {
        return Timestamp.from(clock.instant().minus(OLDEST_PREVIOUS_VERSION));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
