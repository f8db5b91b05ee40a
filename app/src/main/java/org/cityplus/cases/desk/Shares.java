package org.cityplus.cases.desk;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.city.Agency;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.cityplus.kernel.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases of other agencies that concern this one: asked for its opinion, or handed on by it. */
@Component
public class Shares {
    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final City city;

    Shares(JdbcClient jdbc, City city) {
        this.jdbc = jdbc;
        this.city = city;
    }

    /** Whether the agency takes part in the review that goes on. */
    boolean isJoint(CaseId id, AgencyId agency) {
        return jdbc.sql("""
                select exists (
                    select 1 from cases.involved i join cases.case_row c on c.id = i.case_id
                     where i.case_id = ? and i.agency = ? and i.part = 'JOINT' and c.stage = ?)
                """)
                .params(id.value(), agency.value(), Stage.UNDER_REVIEW.name())
                .query(Boolean.class)
                .single();
    }

    /** Whether the agency is asked for its opinion and has not given it. */
    boolean isAwaited(CaseId id, AgencyId agency) {
        return jdbc.sql("""
                select exists (
                    select 1 from cases.involved
                     where case_id = ? and agency = ? and part = 'JOINT' and since < 'infinity')
                """)
                .params(id.value(), agency.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether the officer gave an opinion on it. */
    boolean isHeard(CaseId id, UUID officer) {
        return jdbc.sql("select exists (select 1 from cases.action where case_id = ? and type = ? and actor = ?)")
                .params(id.value(), CaseAction.OpinionGiven.class.getSimpleName(), officer)
                .query(Boolean.class)
                .single();
    }

    /** The services of the cases that wait for the agency's opinion, by their ids. */
    public Set<String> jointServices(AgencyId agency) {
        return Set.copyOf(jdbc.sql("""
                select distinct c.service from cases.involved i join cases.case_row c on c.id = i.case_id
                 where i.agency = ? and i.part = 'JOINT' and i.since < 'infinity' and c.stage = ?
                """)
                .params(agency.value(), Stage.UNDER_REVIEW.name())
                .query(String.class)
                .list());
    }

    /** The stub that stays behind: number, where it went and since when; nothing of its content. */
    public record Stub(String number, LocalizedText now, Instant since) {}

    /** Cases this agency handed on, the latest first. */
    public List<Stub> listFormer(AgencyId agency) {
        return jdbc.sql("""
                select c.number, c.agency, i.since from cases.involved i join cases.case_row c on c.id = i.case_id
                 where i.agency = ? and i.part = 'FORMER' and c.agency <> i.agency
                 order by i.since desc limit ?
                """)
                .params(agency.value(), MOST)
                .query((row, n) -> new Stub(
                        row.getString("number"),
                        name(new AgencyId(row.getString("agency"))),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    private LocalizedText name(AgencyId agency) {
        return city.findAgency(agency)
                .map(Agency::name)
                .orElseGet(() -> new LocalizedText(agency.value(), agency.value()));
    }
}
