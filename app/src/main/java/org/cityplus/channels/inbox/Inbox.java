package org.cityplus.channels.inbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.city.AgencyId;
import org.cityplus.web.Live;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a resident has been told. Every question is asked for one resident and sees nobody else's rows. */
@Component
public class Inbox {
    private final JdbcClient jdbc;
    private final NoteSeal seal;
    private final Live live;
    private final Clock clock;

    Inbox(JdbcClient jdbc, NoteSeal seal, Live live, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.live = live;
        this.clock = clock;
    }

    /** One per agency that ever wrote, the latest first. */
    public List<Conversation> conversations(UUID resident) {
        Map<AgencyId, Integer> unread = unreadBySender(resident);
        return jdbc
                .sql("""
                select %s from channels.notification
                where resident = :resident and sequence in (
                    select max(sequence) from channels.notification
                    where resident = :resident group by sender_agency)
                order by sequence desc
                """.formatted(NotificationRows.COLUMNS))
                .param("resident", resident)
                .query(new NotificationRows(resident, seal))
                .list()
                .stream()
                .map(last -> new Conversation(last.sender(), unread.getOrDefault(last.sender(), 0), last))
                .toList();
    }

    /** At most {@code limit} of one agency's, the newest first, older than sequence {@code before}. */
    public List<Notification> of(UUID resident, AgencyId sender, long before, int limit) {
        return jdbc.sql("""
                select %s from channels.notification
                where resident = :resident and sender_agency = :sender and sequence < :before
                order by sequence desc limit :limit
                """.formatted(NotificationRows.COLUMNS))
                .param("resident", resident)
                .param("sender", sender.value())
                .param("before", before)
                .param("limit", limit)
                .query(new NotificationRows(resident, seal))
                .list();
    }

    /** At most {@code limit} of all agencies', the newest first, older than sequence {@code before}. */
    public List<Notification> all(UUID resident, long before, int limit) {
        return jdbc.sql("""
                select %s from channels.notification
                where resident = :resident and sequence < :before
                order by sequence desc limit :limit
                """.formatted(NotificationRows.COLUMNS))
                .param("resident", resident)
                .param("before", before)
                .param("limit", limit)
                .query(new NotificationRows(resident, seal))
                .list();
    }

    /** Marks what was shown as read, and tells the resident's other pages when that changed anything. */
    public void markRead(UUID resident, List<Notification> shown) {
        Long[] sequences = shown.stream()
                .filter(n -> !n.read())
                .map(Notification::sequence)
                .toArray(Long[]::new);
        if (sequences.length == 0) {
            return;
        }
        int marked = jdbc.sql("""
                update channels.notification set read_at = :now
                where resident = :resident and sequence = any(:sequences) and read_at is null
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("resident", resident)
                .param("sequences", sequences)
                .update();
        if (marked > 0) {
            live.wake(Live.resident(resident));
        }
    }

    /** @return whether this resident has such a notification; marking it twice is no mistake */
    public boolean markRead(UUID resident, UUID id) {
        List<Notification> found = jdbc.sql("select %s from channels.notification where resident = ? and id = ?"
                        .formatted(NotificationRows.COLUMNS))
                .params(resident, id)
                .query(new NotificationRows(resident, seal))
                .list();
        markRead(resident, found);
        return !found.isEmpty();
    }

    private Map<AgencyId, Integer> unreadBySender(UUID resident) {
        record Count(AgencyId sender, int unread) {}
        return jdbc
                .sql("""
                select sender_agency, count(*) from channels.notification
                where resident = ? and read_at is null group by sender_agency
                """)
                .param(resident)
                .query((row, i) -> new Count(new AgencyId(row.getString(1)), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Count::sender, Count::unread));
    }
}
