package org.cityplus.oversight.look;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.audit.MerkleLog;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.city.City;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Role;
import org.cityplus.kernel.Ids;
import org.cityplus.testing.OwnDatabase;
import org.cityplus.vault.Vault;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Staff with rows of their own, and looks of theirs; the log and the detection move when a test says so. */
@OwnDatabase
abstract class LookScene extends DemoCityTest {
    @Autowired
    Audit audit;

    @Autowired
    MerkleLog log;

    @Autowired
    Detection detection;

    @Autowired
    Flags flags;

    @Autowired
    Vault vault;

    @Autowired
    City city;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TransactionTemplate transactions;

    String agency = "";
    Officer supervisor = new Officer(new UUID(0, 0), "", "", "", "", null);
    Officer officer = supervisor;

    @BeforeEach
    void anAgency() {
        agency = desk.newAgency();
        supervisor = employed(agency, "何敏", Role.OFFICER, Role.SUPERVISOR);
        officer = employed(agency, "张颖", Role.OFFICER);
    }

    /** On the staff, as the directory knows them. */
    Officer employed(String at, String name, Role... roles) {
        UUID id = Ids.next(Clock.systemUTC());
        jdbc.sql("insert into identity.staff (id, username, name, agency, password_hash) values (?, ?, ?, ?, 'x')")
                .params(id, "s" + id, name, at)
                .update();
        for (Role role : roles) {
            jdbc.sql("insert into identity.staff_role (staff, agency, role, valid_from) values (?, ?, ?, ?)")
                    .params(id, at, role.name(), java.sql.Timestamp.from(Instant.EPOCH))
                    .update();
        }
        vault.admit(id);
        return Officer.of(
                id,
                name,
                new org.cityplus.city.AgencyId(at),
                new org.cityplus.kernel.LocalizedText("测试单位", "Test agency"),
                Set.of(roles));
    }

    void looks(Officer who, UUID person, String record, Instant at) {
        transactions.executeWithoutResult(status ->
                audit.write(new AuditEntry(at, who.id(), who.displayName() + "·测试单位", person, record, "looked")));
    }

    void looks(Officer who, CaseRow row) {
        looks(who, row.applicant(), "case:" + row.id(), clock.instant());
    }

    /** A person without a name, an address or a document: nothing but their number can be unusual. */
    UUID somebody() {
        UUID person = Ids.next(Clock.systemUTC());
        vault.admit(person);
        return person;
    }

    Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(city.zone()).toInstant();
    }

    /** The log takes what was written, and detection what the log has. */
    void examined() {
        logged();
        caughtUp();
    }

    /** The city's own round, shortly after its start, may be at it just now. */
    void caughtUp() {
        do {
            detection.keepUp();
        } while (detection.behind() > 0);
    }

    /** A transaction anywhere on the server may hold the log back for a moment. */
    void logged() {
        do {
            ReflectionTestUtils.invokeMethod(log, "keepUp");
        } while (log.pending() > 0);
    }

    List<String> rulesAgainst(Officer who) {
        examined();
        return jdbc.sql("""
                select l.rule from oversight.flag f join oversight.flag_look l on l.flag = f.id
                 where f.actor = ? group by l.rule order by min(l.entry), l.rule
                """).param(who.id()).query(String.class).list();
    }

    UUID flagOf(Officer who) {
        return jdbc.sql("select id from oversight.flag where actor = ? order by id limit 1")
                .param(who.id())
                .query(UUID.class)
                .single();
    }
}
