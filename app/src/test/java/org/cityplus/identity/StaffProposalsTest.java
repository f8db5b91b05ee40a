package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.servlet.http.Cookie;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cityplus.city.Agency;
import org.cityplus.city.AgencyId;
import org.cityplus.city.CityBook;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Refusal;
import org.cityplus.testing.Crowd;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** What one administrator proposes about another's account, and what the second one does with it. */
class StaffProposalsTest extends StaffScene {
    @Autowired
    StaffLapses lapses;

    @Autowired
    Tidying tidying;

    @Autowired
    StaffProposals proposals;

    @Autowired
    CityBook book;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void linkAndWordTogetherLetTheNewAdministratorIn() {
        String username = "together" + NEXT.incrementAndGet();
        String link = link(invite(username, "苏远", "city", "AUDIT_ADMINISTRATOR", ""));
        UUID proposal = proposal(username);
        Cookie tang = demo("tang.feng");
        assertThat(mvc.get().uri("/desk/proposals").cookie(tang))
                .hasStatusOk()
                .bodyText()
                .contains("邀请 苏远 当管理员")
                .contains("安全管理员")
                .contains("class=\"badge num\"");
        assertThat(post("/desk/proposals/" + proposal + "/confirm", tang, "why", " "))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"why-" + proposal + "-e\"");
        assertThat(open(link, "")).hasStatus(422).bodyText().contains("id=\"link-e\"");
        MvcTestResult confirmed = confirm(tang, proposal);
        assertThat(confirmed.getResponse().getHeader("Cache-Control")).contains("no-store");
        assertThat(open(link, "")).hasStatus(422).bodyText().contains("id=\"word-e\"");
        assertThat(open(link, "AAAAA-AAAAA")).hasStatus(422).bodyText().contains("口令不对");
        assertThat(use(link, PASSWORD, PASSWORD, "000000")).hasStatus(422);
        Person auditor = welcomed(username, link, word(confirmed));
        assertThat(mvc.get().uri("/desk/audit").cookie(signedIn(auditor))).hasStatusOk();
        assertThat(acts(id(username)))
                .containsExactly("admin-proposed", "admin-confirmed", "invited", "came-in-by-link");
        assertThat(mvc.get().uri("/desk/staff").cookie(desk)).bodyText().contains("已同意");
    }

    @Test
    void wrongWordsEndTheLink() {
        String username = "guessing" + NEXT.incrementAndGet();
        String link = link(invite(username, "苏远", "city", "AUDIT_ADMINISTRATOR", ""));
        String word = word(confirm(demo("tang.feng"), proposal(username)));
        for (int i = 0; i < 10; i++) {
            assertThat(open(link, "WRONG-WRONG")).hasStatus(422);
        }
        assertThat(open(link, word)).hasStatus(422).bodyText().contains("id=\"link-e\"");
    }

    @Test
    void neitherTheProposerNorThePersonConcernedAnswers() {
        Person system = invited("concerned", "city", "SYSTEM_ADMINISTRATOR", "");
        Cookie his = signedIn(system);
        post("/desk/staff/" + id(system.username()) + "/leave", desk, "why", "moves away");
        UUID proposal = proposal(system.username());
        assertThat(confirm(his, proposal)).hasStatus(403);
        assertThat(decline(his, proposal)).hasStatus(403);
        assertThat(confirm(desk, proposal)).hasStatus(403);
        assertThat(mvc.get().uri("/desk/proposals").cookie(his))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(proposal + "/confirm");
        assertThat(confirm(demo("qin.yue"), proposal)).hasStatus(302);
        assertThat(password(system)).hasStatus(422);
    }

    @Test
    void whatIsDeclinedOrWithdrawnChangesNothingAndIsOnRecord() {
        Person auditor = invited("stays", "city", "AUDIT_ADMINISTRATOR", "");
        UUID id = id(auditor.username());
        post("/desk/staff/" + id + "/leave", desk, "why", "a mistake");
        UUID first = proposal(auditor.username());
        assertThat(post("/desk/staff/" + id + "/link", desk, "why", "phone lost"))
                .as("one thing at a time")
                .hasStatus(409);
        assertThat(decline(demo("tang.feng"), first)).hasStatus(302);
        assertThat(decline(demo("tang.feng"), first)).hasStatus(409);
        post("/desk/staff/" + id + "/link", desk, "why", "phone lost");
        UUID second = proposal(auditor.username());
        assertThat(post("/desk/staff/proposals/" + second + "/withdraw", desk, "why", ""))
                .hasStatus(422);
        assertThat(post("/desk/staff/proposals/" + second + "/withdraw", desk, "why", "found it"))
                .hasStatus(302);
        assertThat(confirm(demo("tang.feng"), second)).hasStatus(409);
        assertThat(signedIn(auditor)).isNotNull();
        assertThat(acts(id)).endsWith("admin-proposed", "admin-declined", "admin-proposed", "admin-withdrawn");
    }

    @Test
    void afterSevenDaysItLapses() {
        String username = "late" + NEXT.incrementAndGet();
        String link = link(invite(username, "苏远", "city", "AUDIT_ADMINISTRATOR", ""));
        UUID proposal = proposal(username);
        UUID concerned = jdbc.sql("select staff from identity.staff_proposal where id = ?")
                .param(proposal)
                .query(UUID.class)
                .single();
        clock.forward(StaffProposalRows.OPEN_FOR);
        assertThat(confirm(demo("tang.feng"), proposal)).hasStatus(409);
        lapses.lapse();
        lapses.lapse();
        assertThat(acts(concerned)).containsExactly("admin-proposed", "admin-lapsed");
        assertThat(open(link, "")).hasStatus(422);
        assertThat(invite(username, "苏远", "city", "AUDIT_ADMINISTRATOR", "")).hasStatusOk();
        jdbc.sql("update identity.staff_proposal set settled_at = ? where id = ?")
                .params(Timestamp.from(clock.instant().minus(Duration.ofDays(91))), proposal)
                .update();
        tidying.tidy();
        assertThat(count("select count(*) from identity.staff_proposal where id = ?", proposal))
                .isZero();
    }

    @Test
    void whoChangedMeanwhileIsNotConfirmed() {
        Person officer = invited("changing", AGENCY, "OFFICER", "");
        UUID id = id(officer.username());
        post("/desk/staff/" + id + "/roles/end", desk, "agency", AGENCY, "role", "OFFICER", "why", "moves");
        clock.forward(Duration.ofSeconds(1));
        assertThat(give(id, "city", "SYSTEM_ADMINISTRATOR", "")).hasStatusOk();
        assertThat(give(id, AGENCY, "CLERK", "")).hasStatus(302);
        UUID proposal = proposal(officer.username());
        assertThat(confirm(demo("tang.feng"), proposal))
                .hasStatus(409)
                .bodyText()
                .contains("有变动")
                .contains("value=\"spoke with her\"");
        assertThat(decline(demo("tang.feng"), proposal)).hasStatus(302);
        assertThat(jdbc.sql("select role from identity.staff_role where staff = ? and valid_until is null")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("CLERK");
    }

    /** A role for a few days that nobody confirmed in time: there is nothing left to give. */
    @Test
    void aRolePastItsLastDayIsNotConfirmed() {
        String username = "deputy" + NEXT.incrementAndGet();
        LocalDate today = LocalDate.ofInstant(clock.instant(), city.zone());
        assertThat(invite(username, "苏远", "city", "AUDIT_ADMINISTRATOR", today.plusDays(1) + ""))
                .hasStatusOk();
        UUID proposal = proposal(username);
        clock.forward(Duration.ofDays(2));
        assertThat(confirm(demo("tang.feng"), proposal))
                .hasStatus(409)
                .bodyText()
                .contains("情况有变动")
                .contains("value=\"spoke with her\"");
        assertThat(count("select count(*) from identity.staff where username = ?", username))
                .isZero();
        assertThat(decline(demo("tang.feng"), proposal)).hasStatus(302);
    }

    @Test
    void norIsOneAtAnAgencyThatClosedMeanwhile() {
        String username = "closing" + NEXT.incrementAndGet();
        Agency agency = city.getAgency(new AgencyId("citizen-services-50"));
        assertThat(invite(username, "苏远", agency.id().value(), "AUDIT_ADMINISTRATOR", ""))
                .hasStatusOk();
        UUID proposal = proposal(username);
        change(agency, Optional.of(clock.instant()));
        try {
            assertThat(confirm(demo("tang.feng"), proposal))
                    .hasStatus(409)
                    .bodyText()
                    .contains("情况有变动");
        } finally {
            change(agency, Optional.empty());
        }
        assertThat(confirm(demo("tang.feng"), proposal)).hasStatusOk();
    }

    private void change(Agency agency, Optional<Instant> closedAt) {
        Agency changed = new Agency(
                agency.id(),
                agency.kind(),
                agency.district(),
                agency.parent(),
                agency.name(),
                agency.tint(),
                agency.icon(),
                agency.demo(),
                closedAt);
        transactions.executeWithoutResult(
                status -> book.revise(city.edition().revision(), now -> now.with(changed), coming -> {}));
    }

    /** Whoever proposed it must be one still when it is confirmed: otherwise a proposal outlives its proposer's removal. */
    @Test
    void whatSomebodyProposedWhoIsNoSecurityAdministratorAnyMoreIsNotConfirmed() {
        Cookie before = desk;
        Person other = invited("successor", "city", "SECURITY_ADMINISTRATOR", "");
        String username = "orphaned" + NEXT.incrementAndGet();
        invite(username, "苏远", "city", "AUDIT_ADMINISTRATOR", "");
        UUID orphaned = proposal(username);
        desk = signedIn(other);
        post("/desk/staff/" + id(administrator.username()) + "/leave", desk, "why", "retires");
        assertThat(confirm(demo("tang.feng"), proposal(administrator.username())))
                .hasStatus(302);
        assertThat(mvc.get().uri("/desk/staff").cookie(before)).hasStatus(302);
        assertThat(confirm(demo("tang.feng"), orphaned))
                .hasStatus(409)
                .bodyText()
                .contains("已经不是安全管理员");
        assertThat(post("/desk/staff/proposals/" + orphaned + "/withdraw", desk, "why", "nobody knows her"))
                .as("another one takes it back")
                .hasStatus(302);
    }

    /** Roles are read under the lock and not from the session, and the door is not the only place that asks for them. */
    @Test
    void neitherWhoLostTheRoleNorASecondSecurityAdministratorAnswers() {
        Person gone = invited("former", "city", "SYSTEM_ADMINISTRATOR", "");
        Person security = invited("second", "city", "SECURITY_ADMINISTRATOR", "");
        String username = "waiting" + NEXT.incrementAndGet();
        invite(username, "苏远", "city", "AUDIT_ADMINISTRATOR", "");
        UUID proposal = proposal(username);
        post("/desk/staff/" + id(gone.username()) + "/leave", desk, "why", "retires");
        assertThat(confirm(demo("qin.yue"), proposal(gone.username()))).hasStatus(302);
        for (Officer officer :
                List.of(officer(gone, Role.SYSTEM_ADMINISTRATOR), officer(security, Role.SYSTEM_ADMINISTRATOR))) {
            assertThat(refused(() -> proposals.confirm(officer, proposal, "looks right", null)))
                    .isEqualTo("identity.second-admin.no-longer");
            assertThat(refused(() -> proposals.decline(officer, proposal, "looks wrong", null)))
                    .isEqualTo("identity.second-admin.no-longer");
            assertThat(count("select count(*) from identity.staff_proposal where id = ? and state = 'OPEN'", proposal))
                    .isEqualTo(1);
        }
        Officer tang = officer("tang.feng", Role.SECURITY_ADMINISTRATOR);
        assertThat(refused(() -> proposals.withdraw(tang, proposal, "not mine", null)))
                .isEqualTo("identity.second-admin.no-longer");
        assertThat(decline(demo("tang.feng"), proposal)).hasStatus(302);
    }

    private Officer officer(Person person, Role said) {
        return officer(person.username(), said);
    }

    /** As a session has it that says more than is true. */
    private Officer officer(String username, Role said) {
        return Officer.of(id(username), username, AgencyId.CITY, new LocalizedText("市级", "City"), Set.of(said));
    }

    private static String refused(Runnable act) {
        return catchThrowableOfType(Refusal.class, act::run).message().key();
    }

    @Test
    void ofTwoWhoConfirmAtOnceOneGetsTheWord() {
        String username = "crowded" + NEXT.incrementAndGet();
        String link = link(invite(username, "苏远", "city", "AUDIT_ADMINISTRATOR", ""));
        UUID proposal = proposal(username);
        List<Cookie> seconds = List.of(demo("tang.feng"), demo("qin.yue"));
        Crowd<MvcTestResult> crowd = Crowd.of(2, i -> confirm(seconds.get(i), proposal));
        assertThat(crowd.answers().stream().map(each -> each.getResponse().getStatus()))
                .containsExactlyInAnyOrder(200, 409);
        String word = crowd.answers().stream()
                .filter(each -> each.getResponse().getStatus() == 200)
                .map(StaffScene::word)
                .findFirst()
                .orElseThrow();
        assertThat(welcomed(username, link, word).recovery()).hasSize(10);
        assertThat(acts(id(username))).containsOnlyOnce("admin-confirmed", "invited");
    }

    /** Nobody left who could confirm: whoever holds the data makes somebody who can. */
    @Test
    void theOperatorMakesASecondAdministratorWhenAllAreGone() throws SQLException {
        String name = "operators" + NEXT.incrementAndGet();
        Person system = welcomed(name, first(name, Role.SYSTEM_ADMINISTRATOR, true));
        Cookie his = signedIn(system);
        assertThat(mvc.get().uri("/desk/staff").cookie(his)).hasStatus(403);
        String username = "rescued" + NEXT.incrementAndGet();
        String link = link(invite(username, "苏远", "city", "AUDIT_ADMINISTRATOR", ""));
        assertThat(welcomed(username, link, word(confirm(his, proposal(username))))
                        .recovery())
                .hasSize(10);
    }

    /** Two invitations of one name wait for each other; who took the name meanwhile keeps it. */
    @Test
    void aNameIsGivenOnce() {
        String username = "named" + NEXT.incrementAndGet();
        invite(username, "苏远", "city", "AUDIT_ADMINISTRATOR", "");
        assertThat(invite(username, "苏远", "city", "SYSTEM_ADMINISTRATOR", "")).hasStatus(409);
        assertThat(invite(username, "王敏", AGENCY, "OFFICER", "")).hasStatusOk();
        assertThat(confirm(demo("tang.feng"), proposal(username)))
                .hasStatus(422)
                .bodyText()
                .contains("登录名已有人用");
        assertThat(count("select count(*) from identity.staff where username = ?", username))
                .isEqualTo(1);
    }

    private List<String> acts(UUID staff) {
        return jdbc.sql("select act from audit.entry where record = ? order by id")
                .param("staff:" + staff)
                .query(String.class)
                .list();
    }
}
