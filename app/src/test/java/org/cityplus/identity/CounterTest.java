package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.desk.CounterCases;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.kernel.MobileNumber;
import org.cityplus.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A clerk, and somebody before them with a document. */
class CounterTest extends DemoCityTest {
    private static final String OLD_WOMAN = "500193194602091348";

    @Autowired
    Counter counter;

    @Autowired
    CounterCases cases;

    @Autowired
    Residents residents;

    @Autowired
    Mandates mandates;

    @Autowired
    SandboxSms sms;

    @Test
    void somebodyWithoutAPhoneIsAdmittedOnceAndAClerkFilesForThem() {
        Officer clerk = clerk();
        CounterVisit visit = oldWoman(clerk);
        assertThat(oldWoman(clerk).person()).isEqualTo(visit.person());
        assertThat(residents.getProfile(visit.person()).findPhone()).isEmpty();
        Map<String, String> answers = applicants.answers(new Resident(visit.person(), ""));
        answers.put("name", "罗桂芳");
        answers.put("idNumber", OLD_WOMAN);
        UUID form = UUID.randomUUID();
        CaseRow row = cases.file(clerk, visit.id(), "passport-first", form, answers);
        assertThat(cases.file(clerk, visit.id(), "passport-first", form, answers)
                        .id())
                .isEqualTo(row.id());
        assertThat(row.applicant()).isEqualTo(visit.person());
        assertThat(row.findFiler().orElseThrow().name()).contains("张颖");
        CounterCases.Slip slip = cases.slip(clerk, visit.id(), form);
        assertThat(cases.ask(slip.row().number(), slip.code().toLowerCase(Locale.ROOT))
                        .id())
                .isEqualTo(row.id());
        assertThat(key(() -> cases.ask(slip.row().number(), "0000000000"))).isEqualTo("cases.status.wrong");
        assertThat(key(() -> cases.ask("PP-0000-00000", slip.code()))).isEqualTo("cases.status.wrong");
    }

    @Test
    void aCaseNobodyGotASlipForCannotBeAskedFor() {
        CaseRow own = applicants.lodged(applicants.newResident());
        assertThat(key(() -> cases.ask(own.number(), "0123456789"))).isEqualTo("cases.status.wrong");
    }

    @Test
    void aVisitIsForOneClerkForHalfAnHour() {
        Officer clerk = clerk();
        CounterVisit visit = oldWoman(clerk);
        assertThat(refused(() -> counter.get(clerk(), visit.id()))).isEqualTo(Refusal.Kind.NOT_FOUND);
        Officer noClerk = new Officer(
                clerk.id(), clerk.displayName(), clerk.agencyId(), "a", "b", java.util.Set.of(Role.OFFICER.name()));
        assertThat(refused(() -> counter.get(noClerk, visit.id()))).isEqualTo(Refusal.Kind.NOT_FOUND);
        clock.forward(Duration.ofMinutes(30).minusSeconds(1));
        assertThat(counter.get(clerk, visit.id())).isNotNull();
        clock.forward(Duration.ofSeconds(1));
        assertThat(refused(() -> counter.get(clerk, visit.id()))).isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void withoutTheRegistersYesNobodyIsSeen() {
        Officer clerk = clerk();
        assertThat(key(() -> counter.receive(clerk, "resident-card", OLD_WOMAN, "别的人", "查一下")))
                .isEqualTo("identity.registry.mismatch");
        assertThat(key(() -> counter.receive(clerk, "resident-card", "11010519491231002X", "某人", "查一下")))
                .isEqualTo("identity.registry.not-found");
        assertThat(count(
                        "select count(*) from audit.entry where actor = ? and act = 'counter-not-identified'"
                                + " and subject is null and record = 'counter:' || ?",
                        clerk.id(),
                        clerk.agencyId()))
                .as("who guesses is seen")
                .isEqualTo(2);
        assertThat(key(() -> counter.receive(clerk, "passport", "E0000", "Somebody", "lost phone")))
                .isEqualTo("identity.registry.later");
        assertThat(key(() -> counter.receive(clerk, "resident-card", OLD_WOMAN, "罗桂芳", " ")))
                .isEqualTo("identity.counter.why-missing");
        assertThat(key(() -> counter.receive(clerk, "anything", OLD_WOMAN, "罗桂芳", "x")))
                .isEqualTo("identity.document.wrong.kind");
    }

    @Test
    void aLostPhoneIsReplacedInPersonAndTheOldOneIsToldAndShutOut() {
        Officer clerk = clerk();
        CounterVisit visit = counter.receive(clerk, "resident-card", "500191196401191234", "黎国栋", "手机丢了");
        String before =
                residents.getProfile(visit.person()).findPhone().orElseThrow().value();
        String fresh = Applicants.newPhone();
        UUID challenge = counter.sendCode(clerk, visit.id(), fresh, Locale.ENGLISH);
        counter.changePhone(clerk, visit.id(), challenge, fresh, applicants.codeSentTo(fresh), Locale.ENGLISH);
        assertThat(residents.find(new MobileNumber(fresh)).orElseThrow().id()).isEqualTo(visit.person());
        assertThat(residents.find(new MobileNumber(before))).isEmpty();
        assertThat(sms.list()).anySatisfy(message -> {
            assertThat(message.phone().value()).isEqualTo(before);
            assertThat(message.text()).contains("another phone");
        });
        assertThat(counter.listDone(visit.person()))
                .extracting(Counter.Done::act)
                .contains(Counter.IDENTIFIED, Counter.PHONE_CHANGED);
    }

    @Test
    void thePersonReadsWhoCheckedTheirDocumentAndWhy() {
        CounterVisit visit = oldWoman(clerk());
        assertThat(counter.listDone(visit.person())).anySatisfy(done -> {
            assertThat(done.clerk()).contains("张颖");
            assertThat(done.why()).isEqualTo("不会用手机");
        });
    }

    @Test
    void aNumberThatIsSomebodyElsesIsNotGivenAway() {
        Officer clerk = clerk();
        CounterVisit visit = oldWoman(clerk);
        Resident other = applicants.newResident();
        String taken =
                residents.getProfile(other.id()).findPhone().orElseThrow().value();
        clock.forward(Duration.ofMinutes(2));
        UUID challenge = counter.sendCode(clerk, visit.id(), taken, Locale.ENGLISH);
        String code = applicants.codeSentTo(taken);
        assertThat(key(() -> counter.changePhone(clerk, visit.id(), challenge, taken, code, Locale.ENGLISH)))
                .isEqualTo("identity.counter.phone-taken");
        assertThat(residents.find(new MobileNumber(taken)).orElseThrow().id()).isEqualTo(other.id());
    }

    @Test
    void aDaughterIsEntrustedAtTheCounterByAMotherWithoutAPhone() {
        Officer clerk = clerk();
        CounterVisit visit = oldWoman(clerk);
        Mandate mandate = counter.entrust(
                clerk,
                visit.id(),
                Mandate.Kind.CARE,
                "resident-card",
                "500191198203111327",
                "罗静",
                LocalDate.of(2027, 1, 1));
        UUID daughter =
                residents.find(new MobileNumber("13900000013")).orElseThrow().id();
        assertThat(mandate.representative()).isEqualTo(daughter);
        assertThat(mandates.mayAct(daughter, visit.person(), "passport-first")).isTrue();
        counter.revoke(clerk, visit.id(), mandate.id());
        assertThat(mandates.mayAct(daughter, visit.person(), "passport-first")).isFalse();
        assertThat(refused(() -> counter.revoke(clerk(), visit.id(), mandate.id())))
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    private Officer clerk() {
        return desk.officer("exit-entry-500103", Role.CLERK);
    }

    private CounterVisit oldWoman(Officer clerk) {
        return counter.receive(clerk, "resident-card", OLD_WOMAN, "罗桂芳", "不会用手机");
    }

    private static Refusal.Kind refused(Runnable act) {
        return catchThrowableOfType(Refusal.class, act::run).kind();
    }

    private static String key(Runnable act) {
        return catchThrowableOfType(Refusal.class, act::run).message().key();
    }
}
