package org.cityplus.cases.lifeevent;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cityplus.channels.Notifications;
import org.cityplus.kernel.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people answered first, and which services it started. Forms and cases themselves are kept where they are made. */
@Component
class LifeEventData implements PersonalData {
    private static final String LIFE_EVENTS = "life-events";

    private final BundleRows rows;
    private final JdbcClient jdbc;
    private final Notifications notifications;

    LifeEventData(BundleRows rows, JdbcClient jdbc, Notifications notifications) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.notifications = notifications;
    }

    private record Gone(UUID id, UUID owner) {}

    @Override
    public Set<String> tables() {
        return Set.of("cases.life_event", "cases.life_event_part");
    }

    @Override
    public List<Held> held(UUID person) {
        return List.of(new Held(
                LIFE_EVENTS,
                jdbc.sql("select count(*) from cases.life_event where owner = ?")
                        .param(person)
                        .query(Long.class)
                        .single()));
    }

    @Override
    public void export(UUID person, Takeout takeout) {
        takeout.data(LIFE_EVENTS, rows.listEveryOf(person));
    }

    @Override
    @Transactional
    public void erase(UUID person) {
        withMessages(
                jdbc.sql("delete from cases.life_event where owner = :person or person = :person returning id, owner")
                        .param("person", person)
                        .query(Gone.class)
                        .list());
        jdbc.sql("delete from cases.life_event_part where resident = ?")
                .param(person)
                .update();
        jdbc.sql("update cases.life_event set child = null where child = ?")
                .param(person)
                .update();
    }

    /** No message leads to what is gone. */
    private int withMessages(List<Gone> gone) {
        gone.forEach(one -> notifications.forget(List.of(one.owner), "/bundles/" + one.id));
        return gone.size();
    }

    @Override
    @Transactional
    public int forget(String kind, Instant before) {
        if (!kind.equals(LIFE_EVENTS)) {
            return 0;
        }
        // As long as it leads to a form or a case it is of use.
        return withMessages(
                jdbc.sql("""
                delete from cases.life_event e
                 where e.changed_at < ?
                   and not exists (select from cases.life_event_part p
                                     join cases.case_row c on c.draft = p.draft
                                    where p.life_event = e.id)
                   and not exists (select from cases.life_event_part p
                                     join cases.draft d on d.id = p.draft and d.lodged_as is null
                                    where p.life_event = e.id)
                returning e.id, e.owner
                """).param(Timestamp.from(before)).query(Gone.class).list());
    }
}
