package org.cityplus.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.cityplus.city.Agency;
import org.cityplus.city.ChangeImpact;
import org.cityplus.city.Revision;
import org.cityplus.kernel.Message;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Roles that staff hold at an agency that would close. */
@Component
class StaffImpact implements ChangeImpact {
    private final JdbcClient jdbc;
    private final Clock clock;

    StaffImpact(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Affected> of(Revision revision) {
        return revision.closedAgencies().stream()
                .map(this::held)
                .filter(affected -> affected.count() > 0)
                .toList();
    }

    private Affected held(Agency agency) {
        long count = jdbc.sql("""
                select count(*) from identity.staff_role
                 where agency = ? and (valid_until is null or valid_until > ?)
                """)
                .params(agency.id().value(), Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        return new Affected(count, Message.of("identity.impact.closed-agency", count, agency.name()));
    }
}
