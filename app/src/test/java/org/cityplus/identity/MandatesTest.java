package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Filer;
import org.cityplus.cases.lifecycle.Lodging;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.kernel.MobileNumber;
import org.cityplus.kernel.Refusal;
import org.cityplus.testing.Crowd;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A daughter for her mother, a guardian for a child: who may what, until when. */
class MandatesTest extends DemoCityTest {
    private static final LocalDate NEXT_YEAR = LocalDate.of(2027, 11, 24);
    private static final String GUARDIAN = "13900000013";
    private static final String CHILD = "500190200908241213";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Mandates mandates;

    @Autowired
    Residents residents;

    @Autowired
    SignIn signIn;

    @Autowired
    PeopleData people;

    @Autowired
    Drafts drafts;

    @Autowired
    Applications applications;

    @Autowired
    Lodging lodging;

    private Resident daughter = new Resident(UUID.randomUUID(), "");
    private Resident mother = daughter;
    private String motherPhone = "";

    @BeforeEach
    void aDaughterAndHerMother() {
        daughter = applicants.newResident();
        mother = applicants.newResident();
        motherPhone = Objects.requireNonNull(residents.getProfile(mother.id()).phone())
                .value();
    }

    @Test
    void onceHerMotherConfirmsTheDaughterFilesAndTheCaseIsTheMothers() {
        Mandate asked = mandates.ask(daughter.id(), motherPhone, "passport-first", NEXT_YEAR);
        assertThat(may()).isFalse();
        mandates.confirm(mother.id(), asked.id());
        assertThat(may()).isTrue();
        CaseRow row = filed();
        assertThat(row.applicant()).isEqualTo(mother.id());
        assertThat(row.findFiler()).hasValueSatisfying(filer -> {
            assertThat(filer.id()).isEqualTo(daughter.id());
            assertThat(filer.as()).isEqualTo(Filer.As.CARE);
        });
        assertThat(applications.getOwn(mother.id(), row.id())).isEqualTo(row);
        assertThat(applications.getOwn(daughter.id(), row.id())).isEqualTo(row);
    }

    @Test
    void whoeverAsksTheApiWhereToPayIsTheOneWhoPays() {
        inForce("passport-first");
        CaseRow row = applicants.accept(filed());
        assertThat(applications.settledOrder(row.id()).payer()).isEqualTo(daughter.id());
        assertThat(mvc.get().uri("/api/cases/{id}/payment", row.id()).with(Applicants.as(mother)))
                .hasStatusOk()
                .bodyText()
                .contains("cashier");
        assertThat(applications.settledOrder(row.id()).payer()).isEqualTo(mother.id());
    }

    @Test
    void whatIsRevokedByEitherStopsAtOnce() {
        for (boolean byMother : new boolean[] {true, false}) {
            Mandate mandate = inForce("");
            CaseRow row =
                    byMother ? filed() : applications.listSeenTo(daughter.id()).getFirst();
            mandates.end(byMother ? mother.id() : daughter.id(), mandate.id());
            assertThat(may()).isFalse();
            assertThat(refused(() -> applications.getOwn(daughter.id(), row.id())))
                    .isEqualTo(Refusal.Kind.NOT_FOUND);
            assertThat(applications.listSeenTo(daughter.id())).isEmpty();
            mandates.end(byMother ? mother.id() : daughter.id(), mandate.id()); // pressed twice
        }
    }

    @Test
    void afterItsLastDayItIsOver() {
        Mandate mandate = mandates.ask(daughter.id(), motherPhone, "", LocalDate.of(2026, 11, 25));
        mandates.confirm(mother.id(), mandate.id());
        clock.forward(Duration.ofDays(1));
        assertThat(may()).isTrue();
        clock.forward(Duration.ofDays(1));
        assertThat(may()).isFalse();
        assertThat(refused(() -> drafts.open(daughter.id(), mother.id(), applicants.passport())))
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void aMandateForOneServiceIsForNoOther() {
        inForce("some-other-service");
        assertThat(may()).isFalse();
        assertThat(refused(() -> drafts.open(daughter.id(), mother.id(), applicants.passport())))
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void strangersNeitherSeeNorConfirmNorEndIt() {
        Mandate asked = mandates.ask(daughter.id(), motherPhone, "", NEXT_YEAR);
        Resident stranger = applicants.newResident();
        assertThat(mandates.listOpen(stranger.id())).isEmpty();
        for (Runnable act : new Runnable[] {
            () -> mandates.confirm(stranger.id(), asked.id()),
            () -> mandates.decline(stranger.id(), asked.id()),
            () -> mandates.end(stranger.id(), asked.id()),
            () -> mandates.confirm(daughter.id(), asked.id())
        }) {
            assertThat(refused(act)).isEqualTo(Refusal.Kind.NOT_FOUND);
        }
        assertThat(may()).isFalse();
    }

    /** Numbers go round: whoever gets hers next is nobody to what she agreed to. */
    @Test
    void whoeverGetsHerOldNumberSeesNothingOfIt() {
        Mandate asked = mandates.ask(daughter.id(), motherPhone, "", NEXT_YEAR);
        mandates.confirm(mother.id(), asked.id());
        residents.update(mother.id(), residents.getProfile(mother.id()).with(new MobileNumber(Applicants.newPhone())));
        clock.forward(Duration.ofMinutes(2));
        UUID challenge = signIn.sendCode(motherPhone, Locale.ENGLISH, Applicants.newCaller());
        Resident next = signIn.redeem(challenge, motherPhone, applicants.codeSentTo(motherPhone));
        assertThat(next.id()).isNotEqualTo(mother.id());
        assertThat(mandates.listOpen(next.id())).isEmpty();
        for (Runnable act : new Runnable[] {
            () -> mandates.confirm(next.id(), asked.id()), () -> mandates.decline(next.id(), asked.id())
        }) {
            assertThat(refused(act)).isEqualTo(Refusal.Kind.NOT_FOUND);
        }
        people.erase(next.id());
        assertThat(mandates.get(asked.id()).state()).isEqualTo(MandateState.ACTIVE);
        assertThat(mandates.listOpen(mother.id())).hasSize(1);
        assertThat(may()).isTrue();
    }

    @Test
    void askingAPhoneNobodyHasLooksTheSame() {
        Mandate toSomebody = mandates.ask(daughter.id(), motherPhone, "", NEXT_YEAR);
        Mandate toNobody = mandates.ask(daughter.id(), Applicants.newPhone(), "", NEXT_YEAR);
        assertThat(toNobody.represented()).isNull();
        assertThat(toSomebody.represented()).isNull();
        assertThat(toNobody.state()).isEqualTo(toSomebody.state());
    }

    @Test
    void confirmedTwiceIsConfirmedOnceAndDeclinedStaysDeclined() {
        Mandate asked = mandates.ask(daughter.id(), motherPhone, "", NEXT_YEAR);
        mandates.confirm(mother.id(), asked.id());
        assertThat(mandates.confirm(mother.id(), asked.id()).state()).isEqualTo(MandateState.ACTIVE);
        Mandate other = mandates.ask(daughter.id(), motherPhone, "", NEXT_YEAR);
        mandates.decline(mother.id(), other.id());
        assertThat(refused(() -> mandates.confirm(mother.id(), other.id()))).isEqualTo(Refusal.Kind.CONFLICT);
    }

    @Test
    void aGuardianTheRegisterKnowsActsForTheChildUntilItIsGrownUp() {
        Resident guardian = residents.find(new MobileNumber(GUARDIAN)).orElseThrow();
        Mandate mandate = mandates.establishGuardian(guardian.id(), "秦子昂", CHILD);
        assertThat(mandate.kind()).isEqualTo(Mandate.Kind.GUARDIAN);
        assertThat(mandate.until()).isEqualTo(LocalDate.of(2027, 8, 23));
        assertThat(mandates.establishGuardian(guardian.id(), "秦子昂", CHILD)).isEqualTo(mandate);
        UUID child = Objects.requireNonNull(mandate.represented());
        assertThat(refused(() -> mandates.end(child, mandate.id()))).isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void nobodyBecomesGuardianOfAnotherFamilysChildOrOfAGrownUp() {
        Resident chen = residents.find(new MobileNumber("13900000001")).orElseThrow();
        assertThat(key(() -> mandates.establishGuardian(chen.id(), "秦子昂", CHILD)))
                .isEqualTo("identity.people.not-guardian");
        assertThat(key(() -> mandates.establishGuardian(chen.id(), "王思远", "500191199109031034")))
                .isEqualTo("identity.people.grown-up");
        assertThat(key(() -> mandates.establishGuardian(chen.id(), "别的名字", CHILD)))
                .isEqualTo("identity.registry.mismatch");
        assertThat(key(() -> mandates.establishGuardian(daughter.id(), "秦子昂", CHILD)))
                .isEqualTo("identity.people.verify-first");
    }

    /** The register says whether a name belongs to a number: asked without end it would tell all names of a city's children. */
    @Test
    void whoGuessesAtChildrenIsStoppedAfterFiveInADay() {
        Resident guardian = residents.find(new MobileNumber(GUARDIAN)).orElseThrow();
        clock.forward(Duration.ofDays(3));
        for (String name : List.of("秦子一", "秦子二", "秦子三", "秦子四", "秦子五")) {
            assertThat(key(() -> mandates.establishGuardian(guardian.id(), name, CHILD)))
                    .isEqualTo("identity.registry.mismatch");
        }
        assertThat(key(() -> mandates.establishGuardian(guardian.id(), "秦子昂", CHILD)))
                .isEqualTo("identity.verify.too-many");
        clock.forward(Duration.ofDays(1));
        assertThat(mandates.establishGuardian(guardian.id(), "秦子昂", CHILD).kind())
                .isEqualTo(Mandate.Kind.GUARDIAN);
        assertThat(count("select count(*) from identity.verification_try where resident = ?", guardian.id()))
                .as("what the register agrees with tells nobody anything new")
                .isEqualTo(5);
        forgetTries(guardian);
    }

    @Test
    void whoAsksForManyNamesAtOnceIsAnsweredFiveTimesToo() {
        Resident guardian = residents.find(new MobileNumber(GUARDIAN)).orElseThrow();
        clock.forward(Duration.ofDays(6));
        Crowd<Mandate> crowd =
                Crowd.of(12, i -> mandates.establishGuardian(guardian.id(), "秦子" + (char) ('一' + i), CHILD));
        assertThat(crowd.answers()).isEmpty();
        assertThat(crowd.refusals().stream()
                        .filter(refusal -> refusal.message().key().equals("identity.registry.mismatch")))
                .hasSize(5);
        forgetTries(guardian);
    }

    /** The demonstration has one such family, and the next test's clock begins before these tries. */
    private void forgetTries(Resident guardian) {
        jdbc.sql("delete from identity.verification_try where resident = ?")
                .param(guardian.id())
                .update();
    }

    private Mandate inForce(String service) {
        Mandate asked = mandates.ask(daughter.id(), motherPhone, service, NEXT_YEAR);
        return mandates.confirm(mother.id(), asked.id());
    }

    private CaseRow filed() {
        var draft = drafts.open(daughter.id(), mother.id(), applicants.passport());
        drafts.save(daughter.id(), draft.id(), applicants.answers(mother));
        return lodging.lodge(daughter.id(), draft.id());
    }

    private boolean may() {
        return mandates.mayAct(daughter.id(), mother.id(), "passport-first");
    }

    private static Refusal.Kind refused(Runnable act) {
        return catchThrowableOfType(Refusal.class, act::run).kind();
    }

    private static String key(Runnable act) {
        return catchThrowableOfType(Refusal.class, act::run).message().key();
    }
}
