package org.cityplus.privacy.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.privacy.CaseRetention;
import org.cityplus.privacy.Declarations;
import org.cityplus.testing.OwnDatabase;
import org.cityplus.vault.Vault;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is older than the pack says is forgotten, and nothing younger. Alone in its database: it moves the clock by years. */
@OwnDatabase
class RetentionTest extends PrivacyTest {
    @Autowired
    RetentionJob retention;

    @Autowired
    Declarations declarations;

    @Autowired
    CaseRetention cases;

    @Autowired
    CaseBook book;

    @Autowired
    Vault vault;

    private void runOf(String kind) {
        retention.forget(declarations.get(kind));
    }

    @Test
    void draftsMessagesDevicesAndCopiesGoWhenTheirTimeIsOver() {
        Leaver.Life life = leaver.decided();
        var id = life.resident().id();
        copies.ask(id);
        copyJob.makeAll();
        jdbc.sql("update channels.notification set read_at = ? where resident = ?")
                .params(java.sql.Timestamp.from(clock.instant()), id)
                .update();
        jdbc.sql("""
                insert into identity.device (resident, device_digest, description, first_at, last_at) values (?, 'x', 'x', ?, ?)
                """)
                .params(id, java.sql.Timestamp.from(clock.instant()), java.sql.Timestamp.from(clock.instant()))
                .update();
        assertKept("drafts", "cases.draft where answers is not null and resident = ?", id, Duration.ofDays(90));
        assertKept("sign-ins", "identity.device where resident = ?", id, Duration.ofDays(180));
        assertKept("copies", "privacy.copy where resident = ?", id, Duration.ofDays(3));
        assertThat(count("select count(*) from audit.entry where record like 'retention:%' and act = 'forgotten'"))
                .isGreaterThanOrEqualTo(3);
    }

    private void assertKept(String kind, String rows, java.util.UUID person, Duration time) {
        clock.reset();
        clock.forward(time.minusHours(1));
        runOf(kind);
        assertThat(count("select count(*) from " + rows, person))
                .as(kind + " in time")
                .isPositive();
        clock.forward(Duration.ofHours(2));
        runOf(kind);
        assertThat(count("select count(*) from " + rows, person))
                .as(kind + " after")
                .isZero();
    }

    @Test
    void aKeptDecisionIsErasedWhenItsTimeIsOver() {
        Leaver.Life life = leaver.decided();
        erase(life);
        clock.forward(Duration.ofDays(3640));
        cases.forgetDue();
        assertThat(book.getRecord(book.get(life.decided().id())).lodged().answers())
                .isNotEmpty();
        clock.forward(Duration.ofDays(20));
        cases.forgetDue();
        assertThat(vault.isDestroyed(life.decided().id().value())).isTrue();
        for (String table : java.util.List.of("kept", "action", "paper", "name_piece")) {
            assertThat(count(
                            "select count(*) from cases." + table + " where case_id = ?",
                            life.decided().id().value()))
                    .as(table)
                    .isZero();
        }
        assertThat(book.listEveryOf(life.resident().id())).isEmpty();
    }
}
