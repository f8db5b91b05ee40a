package org.cityplus.cases.privacy;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cityplus.cases.desk.Decision;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.desk.DeskAct;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Timers;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Role;
import org.cityplus.testing.TestClock;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases that have gone their whole way. */
@TestComponent
class Ended {
    private final Applicants applicants;
    private final Applications applications;
    private final Desk desk;
    private final Timers timers;
    private final JdbcClient jdbc;
    private final TestClock clock;

    Ended(
            Applicants applicants,
            Applications applications,
            Desk desk,
            Timers timers,
            JdbcClient jdbc,
            TestClock clock) {
        this.applicants = applicants;
        this.applications = applications;
        this.desk = desk;
        this.timers = timers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Sent, accepted, paid, seen, granted, made and handed over. */
    CaseRow delivered(Resident resident) {
        CaseRow row = decided(resident, new Decision.Grant());
        Officer officer = Applicants.officer(row, Role.SUPERVISOR);
        row = desk.act(officer, row.id(), row.sequence() + 1, new DeskAct.Issue(""));
        return desk.act(officer, row.id(), row.sequence(), new DeskAct.Deliver(""));
    }

    /** The same way to a refusal that has taken effect. */
    CaseRow refused(Resident resident) {
        CaseRow row = decided(resident, new Decision.Refuse("identity-unproven", "户口本与身份证上的出生日期不一致，无法核实身份"));
        return applications.getOwn(resident.id(), row.id());
    }

    private CaseRow decided(Resident resident, Decision decision) {
        CaseRow row = applicants.paid(resident);
        Instant from = freeSlot(row);
        row = applications.bookVisit(resident.id(), row.id(), from);
        Officer officer = Applicants.officer(row);
        row = desk.act(officer, row.id(), row.sequence(), new DeskAct.Attend());
        row = desk.act(officer, row.id(), row.sequence(), new DeskAct.Decide(decision));
        clock.forward(Duration.ofMinutes(1));
        timers.fireDue();
        return row;
    }

    private Instant freeSlot(CaseRow row) {
        return IntStream.range(0, 10)
                .boxed()
                .flatMap(day -> applicants.slots(row, day).stream())
                .filter(slot -> slot.free() > 0)
                .findFirst()
                .orElseThrow()
                .from();
    }

    /** What other ways would have left beside this one: something in every table that can hold anything of a case. */
    void leaveEverywhere(CaseRow row) {
        UUID id = row.id().value();
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("insert into cases.note (id, case_id, officer, at, text) values (?, ?, ?, ?, 'sealed')")
                .params(UUID.randomUUID(), id, UUID.randomUUID(), now)
                .update();
        jdbc.sql("insert into cases.involved (case_id, agency, part, since) values (?, 'a-former-agency', 'FORMER', ?)")
                .params(id, now)
                .update();
        jdbc.sql("insert into cases.deadline (case_id, kind, due_at, fired_at) values (?, 'LATE', ?, ?)")
                .params(id, now, now)
                .update();
        jdbc.sql("insert into cases.slot (office, starts_at) values (?, ?) on conflict do nothing")
                .params(row.office().value(), now)
                .update();
        jdbc.sql("""
                insert into cases.booking (case_id, office, kind, starts_at, booked_at) values (?, ?, 'visit', ?, ?)
                on conflict do nothing
                """).params(id, row.office().value(), now, now).update();
        jdbc.sql("""
                insert into cases.preserved (case_id, agency, until, sealed_for, why, set_by, set_by_name, set_at)
                values (?, ?, date '2027-01-31', ?, 'sealed', ?, '张颖', ?)
                """)
                .params(id, row.agency().value(), row.applicant(), UUID.randomUUID(), now)
                .update();
    }

    /** Tables of the module in which rows belong to a case, whoever added them; what was only counted of it is no record of it. */
    List<String> tables() {
        return jdbc.sql("""
                select table_schema || '.' || table_name from information_schema.columns
                 where table_schema = 'cases' and column_name = 'case_id' and table_name not in ('forgotten', 'kept', 'tally')
                """).query(String.class).list();
    }
}
