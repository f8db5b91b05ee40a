package org.cityplus.channels;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.cityplus.channels.inbox.NoteSeal;
import org.cityplus.kernel.Ids;
import org.cityplus.vault.SubjectErased;
import org.cityplus.web.Live;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells residents what happened. */
@Service
public class Notifications {
    private static final Logger log = LoggerFactory.getLogger(Notifications.class);

    private final JdbcClient jdbc;
    private final NoteSeal seal;
    private final Live live;
    private final Clock clock;

    Notifications(JdbcClient jdbc, NoteSeal seal, Live live, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.live = live;
        this.clock = clock;
    }

    /**
     * Sends once per resident and key, in the caller's transaction if there is one, and wakes the resident's open pages
     * after it. A transaction that writes to several residents sends in the order of their ids, or two could wait for
     * each other. Somebody whose key was destroyed is not written to.
     */
    public void send(NotificationDraft draft) {
        byte[] note;
        try {
            note = seal.seal(draft.resident(), draft.note());
        } catch (SubjectErased e) {
            log.info("a notification of kind {} has nobody to go to", draft.kind());
            return;
        }
        int sent = jdbc.sql("""
                with place as (
                    insert into channels.mailbox as m (resident, last_sequence) values (:resident, 1)
                    on conflict (resident) do update set last_sequence = m.last_sequence + 1
                    returning last_sequence)
                insert into channels.notification
                    (id, resident, sequence, sender_agency, kind, dedup_key, note, link, at)
                select :id, :resident, last_sequence, :sender, :kind, :key, :note, :link, :at from place
                on conflict (resident, dedup_key) do nothing
                """)
                .param("id", Ids.next(clock))
                .param("resident", draft.resident())
                .param("sender", draft.sender().value())
                .param("kind", draft.kind())
                .param("key", draft.key())
                .param("note", note)
                .param("link", draft.link())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (sent > 0) {
            live.wake(Live.resident(draft.resident()));
        }
    }

    /**
     * What {@code link} led to is gone: messages of these residents that lead there or further in go too, in the caller's
     * transaction.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Collection<UUID> residents, String link) {
        jdbc.sql("""
                delete from channels.notification
                 where resident = any (:residents) and (link = :link or starts_with(link, :link || '/'))
                """)
                .param("residents", residents.toArray(UUID[]::new))
                .param("link", link)
                .update();
        residents.forEach(resident -> live.wake(Live.resident(resident)));
    }
}
