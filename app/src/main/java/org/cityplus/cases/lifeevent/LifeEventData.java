package org.cityplus.cases.lifeevent;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cityplus.kernel.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people answered first, and which services it started. Forms and cases themselves are kept where they are made. */
@Component
class LifeEventData implements PersonalData {
    private static final String LIFE_EVENTS = "life-events";

    private final BundleRows rows;
    private final JdbcClient jdbc;

    LifeEventData(BundleRows rows, JdbcClient jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

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
    public void erase(UUID person) {
        jdbc.sql("delete from cases.life_event where owner = :person or person = :person")
                .param("person", person)
                .update();
        jdbc.sql("delete from cases.life_event_part where resident = ?")
                .param(person)
                .update();
        jdbc.sql("update cases.life_event set child = null where child = ?")
                .param(person)
                .update();
    }

    @Override
    public int forget(String kind, Instant before) {
        if (!kind.equals(LIFE_EVENTS)) {
            return 0;
        }
        // As long as it leads to a form or a case it is of use.
        return jdbc.sql("""
                delete from cases.life_event e
                 where e.changed_at < ?
                   and not exists (select from cases.life_event_part p
                                     join cases.case_row c on c.draft = p.draft
                                    where p.life_event = e.id)
                   and not exists (select from cases.life_event_part p
                                     join cases.draft d on d.id = p.draft and d.lodged_as is null
                                    where p.life_event = e.id)
                """).param(Timestamp.from(before)).update();
    }
}
