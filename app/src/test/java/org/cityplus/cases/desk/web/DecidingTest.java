package org.cityplus.cases.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.cases.testing.DeskScene;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class DecidingTest extends AtTheDesk {
    private static final String REASON = "提交的身份证与本人不符，已当面核对。";
    private static final String[] GRANT = {"seenSequence", "3", "decision", "grant"};
    private static final String[] REFUSE = {
        "seenSequence", "3", "decision", "refuse", "ground", "fraud", "reason", REASON
    };

    @Test
    void grantingLeadsBackToTheQueueWhichNamesIt() {
        CaseRow row = aCase("王思远");
        assertThat(posted(row, "decision", GRANT)).hasStatus(303).hasRedirectedUrl("/desk?done=" + row.id());
        assertThat(scene.now(row).stage()).isEqualTo(Stage.JUST_DECIDED);
        assertThat(page("/desk?done=" + row.id()))
                .bodyText()
                .containsPattern("王思远的申请已决定，[^<]*[0-9]{2}:[0-9]{2} 之前可以撤回")
                .contains("刚决定的还没有告诉申请人")
                .doesNotContain("都办完了")
                .contains(row.number());
        assertThat(scene.trail(row)).containsExactly("decided");
    }

    @Test
    void refusingNamesTheGroundAndTheReason() {
        CaseRow row = aCase("王思远");
        assertThat(posted(row, "decision", REFUSE)).hasStatus(303);
        assertThat(scene.now(row).stage()).isEqualTo(Stage.JUST_DECIDED);
        assertThat(casePage(row)).bodyText().contains("《护照法》第十三条第三项", REASON).doesNotContain("name=\"decision\"");
    }

    @Test
    void aRefusalWithoutGroundIsNotTakenAndWhatWasTypedIsKept() {
        CaseRow row = aCase("王思远");
        for (String ground : new String[] {"", "because"}) {
            assertThat(posted(
                            row,
                            "decision",
                            "seenSequence",
                            "3",
                            "decision",
                            "refuse",
                            "ground",
                            ground,
                            "reason",
                            REASON))
                    .hasStatus(422)
                    .bodyText()
                    .contains("错误：", "href=\"#ground\"", "id=\"ground-e\"", ">" + REASON + "</textarea>");
        }
        assertUndecided(row);
    }

    @Test
    void decidingNothingIsPointedOut() {
        CaseRow row = aCase("王思远");
        assertThat(posted(row, "decision", "seenSequence", "3"))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#decision\"", "请选批准还是不予批准");
        assertUndecided(row);
    }

    @Test
    void nobodyDecidesTwice() {
        CaseRow row = aCase("王思远");
        assertThat(posted(row, "decision", GRANT)).hasStatus(303);
        assertThat(posted(row, "decision", REFUSE)).hasStatus(409).bodyText().contains("刚才的决定没有送出", REASON);
        assertThat(posted(
                        row,
                        "decision",
                        "seenSequence",
                        "4",
                        "decision",
                        "refuse",
                        "ground",
                        "fraud",
                        "reason",
                        REASON))
                .hasStatus(409);
        assertThat(scene.now(row).stage()).isEqualTo(Stage.JUST_DECIDED);
        assertThat(scene.now(row).sequence()).isEqualTo(4);
    }

    @Test
    void aCaseThatMovedOnIsLookedAtAgainFirst() {
        CaseRow moved = scene.moveOn(aCase("王思远"));
        assertThat(posted(moved, "decision", REFUSE))
                .hasStatus(409)
                .bodyText()
                .contains("name=\"seenSequence\" value=\"4\"", REASON);
        assertUndecided(moved);
    }

    @Test
    void aCaseThatWaitsForItsApplicantCannotBeDecided() {
        CaseRow row = scene.lodged(officer.agencyId(), "王思远");
        assertThat(casePage(row)).bodyText().contains("等申请人缴费 ¥120").doesNotContain("name=\"decision\"");
        for (String decision : new String[] {"grant", "refuse"}) {
            assertThat(posted(
                            row,
                            "decision",
                            "seenSequence",
                            "1",
                            "decision",
                            decision,
                            "ground",
                            "fraud",
                            "reason",
                            REASON))
                    .hasStatus(409)
                    .bodyText()
                    .contains("这件现在是“待缴费”，这一步做不了", REASON)
                    .doesNotContain("有了新的变化", "请刷新");
        }
        assertUndecided(row);
    }

    @Test
    void oneActOnManyOfWhichNoneIsTickedIsPointedOut() {
        aCase("王思远");
        assertThat(mvc.post()
                        .uri("/desk/bulk")
                        .with(org.cityplus.testing.Forms.csrf())
                        .with(DeskScene.as(officer))
                        .param("act", "hand-over")
                        .param("reason", "申请人搬家了，请那边办。"))
                .hasStatus(422)
                .bodyText()
                .contains("一件都没有选中", "href=\"#bulk\"");
    }

    @Test
    void withHtmxOnlyTheDecisionPaneComesBack() {
        CaseRow row = aCase("王思远");
        assertThat(posted(row, "decision", true, "seenSequence", "3"))
                .hasStatus(422)
                .bodyText()
                .contains("<form class=\"decide\"")
                .doesNotContain("<html", "YUTONG");
        assertThat(posted(row, "decision", true, GRANT))
                .hasStatusOk()
                .hasHeader("HX-Redirect", "/desk?done=" + row.id());
    }

    @Test
    void programsDecideByTheSameRules() {
        CaseRow row = aCase("王思远");
        assertThat(sent(row, "{\"seenSequence\":3,\"decision\":\"refuse\",\"reason\":\"" + REASON + "\"}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.fields[0].rule")
                .isEqualTo("desk.decision.ground-missing");
        String grant = "{\"seenSequence\":3,\"decision\":\"grant\"}";
        assertThat(sent(row, grant))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.stage")
                .isEqualTo("JUST_DECIDED");
        assertThat(sent(row, grant)).hasStatus(409);
        assertThat(scene.now(row).sequence()).isEqualTo(4);
    }

    private MvcTestResult sent(CaseRow row, String body) {
        return mvc.post()
                .uri("/api/desk/cases/{id}/decision", row.id())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(DeskScene.as(officer))
                .exchange();
    }

    private void assertUndecided(CaseRow row) {
        assertThat(scene.now(row)).isEqualTo(row);
        assertThat(scene.trail(row)).doesNotContain("decided");
    }
}
