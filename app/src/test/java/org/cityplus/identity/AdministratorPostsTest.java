package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.city.AgencyId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How a city begins: with one administrator, who fills each of the other posts alone, with one person, until they came in. */
class AdministratorPostsTest extends DemoCityTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    StaffDirectory directory;

    @Autowired
    TransactionTemplate transactions;

    /** Of a city that is no demonstration and where nobody came in yet, for as long as the test looks. */
    private void inANewCity(Consumer<AdministratorPosts> look) {
        transactions.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("update identity.staff set came_in_at = null, active = false")
                    .update();
            look.accept(new AdministratorPosts(jdbc, directory, clock, false));
        });
    }

    @Test
    void aPostNobodyCameIntoIsFilledByOneAloneWithOnePerson() {
        inANewCity(posts -> {
            assertThat(takesTwo(posts, invitation())).isFalse();
            UUID first = invited();
            assertThat(takesTwo(posts, invitation()))
                    .as("a second one while the first is awaited")
                    .isTrue();
            StaffAct newLink = StaffAct.about(StaffAct.Kind.RENEW, first, "lost");
            assertThat(takesTwo(posts, newLink)).isFalse();
            comesIn(first);
            assertThat(takesTwo(posts, newLink)).isTrue();
        });
    }

    @Test
    void aPostThatWasEverComeIntoIsNeverFilledAloneAgain() {
        inANewCity(posts -> {
            UUID first = invited();
            comesIn(first);
            jdbc.sql("update identity.staff set active = false, password_hash = null where id = ?")
                    .param(first)
                    .update();
            jdbc.sql("update identity.staff_role set valid_until = ? where staff = ?")
                    .params(Timestamp.from(clock.instant().plusSeconds(2)), first)
                    .update();
            assertThat(takesTwo(posts, invitation())).isTrue();
        });
    }

    @Test
    void whatTouchesNoAdministratorTakesOne() {
        inANewCity(posts -> {
            var officer = new GrantCheck.Checked(new AgencyId("exit-entry-500103"), Role.OFFICER, null, "new");
            assertThat(takesTwo(posts, StaffAct.invite(UUID.randomUUID(), "any.body", "王敏", officer)))
                    .isFalse();
        });
    }

    private static boolean takesTwo(AdministratorPosts posts, StaffAct act) {
        Set<Role> touched = posts.touchedBy(act);
        return posts.takeTwo(act, touched);
    }

    private static StaffAct invitation() {
        var audit = new GrantCheck.Checked(AgencyId.CITY, Role.AUDIT_ADMINISTRATOR, null, "begins");
        return StaffAct.invite(UUID.randomUUID(), "some.body", "苏远", audit);
    }

    private UUID invited() {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into identity.staff (id, username, name, agency) values (?, ?, '苏远', 'city')")
                .params(id, "u" + id)
                .update();
        jdbc.sql("insert into identity.staff_role (staff, agency, role, valid_from) values (?, 'city', ?, ?)")
                .params(id, Role.AUDIT_ADMINISTRATOR.name(), Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    private void comesIn(UUID staff) {
        jdbc.sql("update identity.staff set came_in_at = ? where id = ?")
                .params(Timestamp.from(clock.instant().plusSeconds(1)), staff)
                .update();
    }
}
