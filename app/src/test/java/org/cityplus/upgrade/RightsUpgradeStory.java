package org.cityplus.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cityplus.testing.Forms.csrf;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.cityplus.cases.lifecycle.CaseFees;
import org.cityplus.cases.lifecycle.CaseRefunds;
import org.cityplus.city.AgencyId;
import org.cityplus.city.Difference;
import org.cityplus.city.Feature;
import org.cityplus.cityhall.Proposals;
import org.cityplus.identity.GuardianConsents;
import org.cityplus.identity.Likenesses;
import org.cityplus.identity.Mandates;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Passkey;
import org.cityplus.identity.StaffDirectory;
import org.cityplus.identity.StaffPasskeys;
import org.cityplus.identity.StaffProposal;
import org.cityplus.identity.StaffProposals;
import org.cityplus.identity.StaffSignIns;
import org.cityplus.oversight.look.Declarations;
import org.cityplus.oversight.look.Flag;
import org.cityplus.oversight.look.FlagFilter;
import org.cityplus.oversight.look.FlagState;
import org.cityplus.oversight.look.Flags;
import org.cityplus.oversight.look.ProtectedPeople;
import org.cityplus.payments.OwedRefunds;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.Payments;
import org.cityplus.payments.Receipt;
import org.cityplus.payments.Receipts;
import org.cityplus.payments.Refund;
import org.cityplus.privacy.rights.Copies;
import org.cityplus.privacy.rights.Corrections;
import org.cityplus.privacy.rights.ErasureState;
import org.cityplus.privacy.rights.Erasures;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** Releases with money that goes back, rights in one's data, examined looks and two administrators. */
abstract class RightsUpgradeStory extends EngineUpgradeStory {
    private static final AgencyId HALL = new AgencyId("exit-entry-500103");

    @Autowired
    Payments payments;

    @Autowired
    Receipts receipts;

    @Autowired
    OwedRefunds owed;

    @Autowired
    CaseRefunds refunds;

    @Autowired
    CaseFees fees;

    @Autowired
    Flags flags;

    @Autowired
    ProtectedPeople guarded;

    @Autowired
    Declarations declarations;

    @Autowired
    Copies copies;

    @Autowired
    Corrections corrections;

    @Autowired
    Erasures erasures;

    @Autowired
    GuardianConsents consents;

    @Autowired
    Mandates mandates;

    @Autowired
    StaffProposals proposals;

    @Autowired
    StaffPasskeys passkeys;

    @Autowired
    StaffSignIns signIns;

    @Autowired
    StaffDirectory directory;

    @Autowired
    Proposals imports;

    @Autowired
    ApplicationContext context;

    RightsUpgradeStory(String release) {
        super(release);
    }

    private Refund refund(String name) {
        PaymentOrder order = fees.findOrder(row(name).id()).orElseThrow();
        return payments.listRefunds(List.of(order.id())).getFirst();
    }

    private Receipt receipt(String name) {
        return receipts.get(people.officer("he.min"), id("receipt." + name));
    }

    @Test
    @Order(3)
    void moneyIsWhereItWasAndWhatIsOwedIsHandedOut() {
        assertThat(receipt("paid-at-counter").findReversal()).isEmpty();
        assertThat(receipt("paid-wrongly").findReversal())
                .get()
                .extracting(Receipt.Reversal::why)
                .isEqualTo(GoldenMoney.WRONG);
        assertThat(refund("refunded").state()).isEqualTo(Refund.State.DONE);
        assertThat(refund("handed-out").state()).isEqualTo(Refund.State.DONE);
        assertThat(owed.list(HALL))
                .extracting(OwedRefunds.Owed::purpose)
                .containsExactly("case:" + row("owed-back").id());
        refunds.handOut(people.officer("he.min"), refund("owed-back").id(), GoldenMoney.HOW);
        assertThat(owed.list(HALL)).isEmpty();
        await().untilAsserted(() -> assertThat(count("select count(*) from payments.receipt where reversed_why <> ''")
                        + count("select count(*) from payments.refund where handed_out_how <> ''"))
                .as("what was written of it lies under the person's key")
                .isZero());
        assertThat(receipt("paid-wrongly").findReversal().orElseThrow().why()).isEqualTo(GoldenMoney.WRONG);
    }

    @Test
    @Order(3)
    void flaggedLooksAreExaminedOn() {
        long before = count("select count(*) from oversight.flag");
        logged();
        ReflectionTestUtils.invokeMethod(context.getBean("org.cityplus.oversight.look.Detection"), "keepUp");
        assertThat(count("select count(*) from oversight.flag"))
                .as("none twice")
                .isEqualTo(before);
        Officer he = people.officer("he.min");
        Officer qin = people.officer("qin.yue");
        Flags.Whole explained = flags.examine(he, id("flag.li.chuan"));
        assertThat(explained.line().flag().state()).isEqualTo(FlagState.EXPLAINED);
        assertThat(explained.line().rules()).containsExactly("protected");
        assertThat(explained.personName()).isEqualTo("陈雨桐");
        assertThat(explained.looks())
                .extracting(Flags.Looked::label)
                .contains(row("awaiting-acceptance").number());
        assertThat(explained.steps()).extracting(Flag.Step::words).containsExactly(GoldenOversight.EXPLAINED);
        flags.judge(he, id("flag.li.chuan"), "accept", "她证实来过电话");
        assertThat(flags.audit(qin, id("flag.zhang.ying")).line().flag().state())
                .isEqualTo(FlagState.PASSED_ON);
        flags.settle(qin, id("flag.zhang.ying"), "unfounded", "没有理由");
        assertThat(flags.listOwn(he, FlagFilter.END).lines()).hasSize(1);
        assertThat(guarded.list(qin)).singleElement().satisfies(one -> {
            assertThat(one.shownAs()).isEqualTo("陈**");
            assertThat(one.why()).isEqualTo(GoldenOversight.PROTECTED_WHY);
        });
        assertThat(declarations.list(
                        people.officer("luo.jing"), people.officer("wu.min").id()))
                .containsExactlyInAnyOrder(Likenesses.Mark.values());
    }

    @Test
    @Order(3)
    void whatPeopleAskedOfTheirDataIsAnswered() throws IOException {
        UUID person = id("copy-of");
        try (var zip = new ZipInputStream(copies.read(copies.fetch(person, id("copy"))))) {
            assertThat(zip.getNextEntry()).isNotNull();
        }
        assertThat(corrections.list(person))
                .extracting(Corrections.Correction::state, Corrections.Correction::request)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Corrections.State.DECLINED, GoldenRights.ANSWER),
                        org.assertj.core.groups.Tuple.tuple(Corrections.State.ASKED, GoldenRights.WRONG));
        Officer zhang = people.officer("zhang.ying");
        corrections.answer(zhang, corrections.listWaiting(zhang).getFirst().id(), true, "已改正");
        assertThat(erasures.findOpen(id("leaving")).orElseThrow().state()).isEqualTo(ErasureState.ASKED);
        erasures.cancel(id("leaving"));
        assertThat(erasures.findOpen(id("leaving"))).isEmpty();
    }

    @Test
    @Order(3)
    void whoActsForWhomActsOn() {
        assertThat(consents.isChild(id("boy"))).isTrue();
        assertThat(consents.find(id("boy")))
                .get()
                .extracting(GuardianConsents.Consent::guardian)
                .isEqualTo(id("guardian"));
        assertThat(mandates.mayAct(id("guardian"), id("boy"), "passport-first")).isTrue();
        assertThat(mandates.mayAct(id("representative"), id("resident"), "passport-first"))
                .isTrue();
    }

    /** The link and the word of before let the newcomer in; what waited is confirmed. */
    @Test
    @Order(3)
    void administratorsAreConfirmedByASecond() {
        assertThat(proposals.listSettled())
                .extracting(StaffProposal::state)
                .contains(StaffProposal.State.CONFIRMED, StaffProposal.State.DECLINED);
        assertThat(proposals.listOpen()).singleElement().satisfies(open -> {
            assertThat(open.id()).isEqualTo(id("proposal"));
            assertThat(open.why()).isEqualTo(GoldenStaff.WHY);
        });
        assertThat(proposals.confirm(people.officer("tang.feng"), id("proposal"), "当面核对过", null))
                .isNotBlank();
        assertThat(directory.find("su.yuan")).isPresent();
        assertThat(mvc.post()
                        .uri("/desk/welcome")
                        .with(csrf())
                        .param("link", told("staff-link"))
                        .param("word", told("staff-word"))
                        .exchange())
                .hasStatusOk();
    }

    @Test
    @Order(3)
    void staffSeeTheirKeysAndWhenTheyCameIn() {
        UUID zhang = people.officer("zhang.ying").id();
        assertThat(passkeys.list(zhang)).extracting(Passkey::label).containsExactly("Desk");
        assertThat(signIns.list(zhang)).extracting(StaffSignIns.SignedIn::proof).contains(StaffSignIns.Proof.PASSWORD);
    }

    @Test
    @Order(3)
    void theCityIsAsItWasChanged() {
        assertThat(city.getText("app.slogan").zh()).isEqualTo(GoldenCityHall.SLOGAN);
        assertThat(city.features().stream().filter(each -> !city.isOn(each)).map(Feature::key))
                .containsExactly("mandates");
        assertThat(imports.get(people.officer("tang.feng"), id("import")).differences())
                .extracting(Difference::record)
                .containsExactlyInAnyOrder("text:app.slogan", "switch:mandates");
    }
}
