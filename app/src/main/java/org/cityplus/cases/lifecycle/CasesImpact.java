package org.cityplus.cases.lifecycle;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.cityplus.city.Agency;
import org.cityplus.city.ChangeImpact;
import org.cityplus.city.City;
import org.cityplus.city.Office;
import org.cityplus.city.Revision;
import org.cityplus.kernel.Message;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Open cases that a change of the city would leave without an agency, or whose days would be counted otherwise. */
@Component
class CasesImpact implements ChangeImpact {
    private final JdbcClient jdbc;
    private final ZoneId zone;

    CasesImpact(JdbcClient jdbc, City city) {
        this.jdbc = jdbc;
        this.zone = city.zone();
    }

    @Override
    public List<Affected> of(Revision revision) {
        return Stream.of(
                        revision.closedAgencies().stream().map(this::open),
                        revision.closedOffices().stream().map(this::waiting),
                        Stream.of(promised(revision.daysCountedOtherwise())))
                .flatMap(all -> all)
                .filter(affected -> affected.count() > 0)
                .toList();
    }

    private Affected open(Agency agency) {
        long count = jdbc.sql("select count(*) from cases.case_row where agency = ? and turn <> 'NOBODY'")
                .param(agency.id().value())
                .query(Long.class)
                .single();
        return new Affected(count, Message.of("cases.impact.closed-agency", count, agency.name()));
    }

    /** They have still to come, and could choose no time any more. */
    private Affected waiting(Office office) {
        long count = jdbc.sql("""
                select count(*) from cases.case_row where office = ? and stage in ('AWAITING_ACCEPTANCE', 'AWAITING_MORE', 'CHECKING_MORE',
                       'AWAITING_PAYMENT', 'AWAITING_VISIT')
                """).param(office.id().value()).query(Long.class).single();
        return new Affected(count, Message.of("cases.impact.waiting", count, office.name()));
    }

    /** Days are counted after the visit, or else from the beginning, up to the day promised or due; {@link Recounts} counts again. */
    private Affected promised(List<LocalDate> days) {
        long count = jdbc.sql("""
                select count(*) from cases.case_row c
                 where turn <> 'NOBODY' and exists (
                       select 1 from unnest(cast(:days as date[])) as changed (day)
                        where changed.day > coalesce(c.visit_on, cast(c.lodged_at at time zone :zone as date))
                          and changed.day <= greatest(c.due_on, c.promised_on))
                """)
                .param("zone", zone.getId())
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .query(Long.class)
                .single();
        return new Affected(count, Message.of("cases.impact.promises", count));
    }
}
