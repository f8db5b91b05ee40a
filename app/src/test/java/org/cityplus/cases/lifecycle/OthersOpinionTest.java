package org.cityplus.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.process.ProcessStep;
import org.cityplus.cases.desk.DeskAct;
import org.cityplus.cases.desk.Queue;
import org.cityplus.cases.desk.View;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.city.AgencyId;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Money;
import org.cityplus.testing.Forms;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Another agency is asked for its opinion, gives it, and is asked no more. */
class OthersOpinionTest extends EngineScene {
    private static final AgencyId ASKED = new AgencyId("civil-affairs-500103");

    @Autowired
    Queue queue;

    private final Officer li = officer();

    private Officer officer() {
        return new Officer(UUID.randomUUID(), "李川", ASKED.value(), "民政局", "Civil affairs", java.util.Set.of("OFFICER"));
    }

    private CaseRow underReview() {
        chen = applicants.newResident();
        var lodged = new CaseAction.Lodged(
                applicants.answers(chen),
                Actions.OFFICE,
                Money.ZERO,
                Actions.process(ProcessStep.LODGE, ProcessStep.REVIEW, ProcessStep.DECIDE),
                Actions.AGENCY);
        return Objects.requireNonNull(transactions.execute(status -> {
            CaseRecord record = book.open(new CaseBook.Opening(
                    new CaseId(Ids.next(clock)),
                    Ids.next(clock),
                    "PP",
                    "passport-first",
                    "2026-11",
                    chen.id(),
                    "陈雨桐",
                    Actions.AGENCY,
                    lodged,
                    null));
            casework.began(record);
            return record.row();
        }));
    }

    private List<CaseId> waiting() {
        return queue.list(ASKED, View.JOINT, Optional.empty()).rows().stream()
                .map(CaseRow::id)
                .toList();
    }

    private MvcTestResult page(Officer officer, String path, String language) {
        return mvc.get()
                .uri(path)
                .header("Accept-Language", language)
                .with(Applicants.as(officer))
                .exchange();
    }

    private MvcTestResult opinion(Officer officer, CaseRow row) {
        return mvc.post()
                .uri("/desk/cases/" + row.id() + "/acts/opinion")
                .with(Forms.csrf())
                .with(Applicants.as(officer))
                .param("seenSequence", String.valueOf(now(row).sequence()))
                .param("opinion", "for")
                .param("reason", "民政这边查过，没有别的登记。")
                .exchange();
    }

    @Test
    void theOfficerWhoGaveItReadsThatItIsGivenAndIsAskedNoMore() {
        CaseRow row = underReview();
        String path = "/desk/cases/" + row.id();
        assertThat(waiting()).contains(row.id());
        assertThat(page(li, path, "en"))
                .hasStatusOk()
                .bodyText()
                .contains("one other agency gives its opinion", "/acts/opinion");
        assertThat(opinion(li, row)).hasStatus(302).hasRedirectedUrl("/desk?done=" + row.id());
        assertThat(page(li, "/desk?done=" + row.id(), "zh"))
                .hasStatusOk()
                .bodyText()
                .contains("您的意见已提交，" + row.number(), "办理机构还要 2 位各自核查");
        assertThat(page(li, path, "zh"))
                .hasStatusOk()
                .bodyText()
                .contains("民政这边查过，没有别的登记。", "本机构的意见已提交")
                .doesNotContain("/acts/opinion");
        assertThat(page(officer(), path, "en")).bodyText().doesNotContain("/acts/opinion");
        assertThat(waiting()).doesNotContain(row.id());
        assertThat(opinion(li, row)).as("sent again, nothing is added").hasStatus(422);
        assertThat(now(row).sequence()).isEqualTo(2);
    }

    @Test
    void anOfficerOfTheAgencyInChargeReadsHowManyColleaguesAreStillNeeded() {
        CaseRow row = underReview();
        Officer zhang = Applicants.officer(row);
        assertThat(opinion(zhang, row)).hasStatus(302);
        assertThat(page(zhang, "/desk/cases/" + row.id(), "zh"))
                .bodyText()
                .contains("您的意见已提交", "本机构还要 1 位各自核查", "还要 1 个其他机构会签")
                .doesNotContain("/acts/opinion");
        act(row, new DeskAct.GiveOpinion(true, "我也核对过，没有不同意见。"));
        assertThat(now(row).stage()).isEqualTo(Stage.UNDER_REVIEW);
        assertThat(waiting()).contains(row.id());
        assertThat(opinion(li, row)).hasStatus(302);
        assertThat(now(row).stage()).isEqualTo(Stage.AWAITING_DECISION);
        assertThat(page(li, "/desk?done=" + row.id(), "en"))
                .bodyText()
                .contains("Your opinion is given, " + row.number())
                .doesNotContain("have to verify", "/desk/cases/" + row.id());
        assertThat(page(li, "/desk/cases/" + row.id(), "zh")).hasStatus(404);
    }
}
