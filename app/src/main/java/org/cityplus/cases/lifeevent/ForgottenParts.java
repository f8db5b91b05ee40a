package org.cityplus.cases.lifeevent;

import java.util.List;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.channels.Notifications;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What life events remember of a case goes with it, or what was done once would look as if it were still to do. */
@Component
public class ForgottenParts {
    private final JdbcClient jdbc;
    private final Notifications notifications;

    ForgottenParts(JdbcClient jdbc, Notifications notifications) {
        this.jdbc = jdbc;
        this.notifications = notifications;
    }

    private record Told(UUID id, UUID owner) {}

    /** Before the case's row goes: its part goes, the whole life event when nothing is left of it, and every message that names the case. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(CaseId id) {
        List<Told> told = jdbc.sql("""
                with gone as (
                    delete from cases.life_event_part p using cases.case_row c
                     where c.id = ? and p.draft = c.draft and p.service = c.service and p.resident = c.applicant
                    returning p.life_event)
                select e.id, e.owner from cases.life_event e where e.id in (select life_event from gone)
                """).param(id.value()).query(Told.class).list();
        told.forEach(one -> {
            notifications.forget(List.of(one.owner), "/bundles/" + one.id);
            jdbc.sql("""
                    delete from cases.life_event e
                     where e.id = ? and not exists (select from cases.life_event_part p where p.life_event = e.id)
                    """).param(one.id).update();
        });
    }
}
