package org.cityplus.cases.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.testing.DeskScene;
import org.junit.jupiter.api.Test;

class LookingTest extends AtTheDesk {
    private static final String ATTACK = "<script>alert(1)</script>\"'><img src=x>";

    @Test
    void onePageIsOneLook() {
        CaseRow row = aCase("陈雨桐");
        assertThat(casePage(row)).hasStatusOk();
        assertThat(page("/desk/cases/" + row.id() + "/photo")).hasStatusOk().hasContentType("image/jpeg");
        assertThat(page("/desk/cases/" + row.id() + "/moved-on?seen=3")).hasStatus(204);
        assertThat(posted(row, "preview", "decision", "grant")).hasStatusOk();
        assertThat(posted(row, "decision", "seenSequence", "3")).hasStatus(422);
        assertThat(page("/desk")).hasStatusOk();
        assertThat(scene.trail(row)).containsExactly("looked");
        assertThat(casePage(row)).hasStatusOk();
        assertThat(scene.trail(row)).containsExactly("looked", "looked");
    }

    @Test
    void nothingOfACaseIsShownWithoutALook() {
        CaseRow photo = aCase("陈雨桐");
        assertThat(page("/desk/cases/" + photo.id() + "/photo")).hasStatusOk();
        assertThat(scene.trail(photo)).containsExactly("looked");
        CaseRow mistake = aCase("陈雨桐");
        assertThat(posted(mistake, "decision", "seenSequence", "3")).hasStatus(422);
        assertThat(scene.trail(mistake)).containsExactly("looked");
    }

    @Test
    void theIdentityNumberIsMaskedUntilItIsAskedFor() {
        CaseRow row = aCase("陈雨桐");
        assertThat(casePage(row))
                .bodyText()
                .contains("5001 **** 1027", "1998年4月12日", ">女<", "要满 16 岁")
                .doesNotContain("500190199804121027", "500190 19980412 1027");
        assertThat(posted(row, "id-number")).hasStatusOk().bodyText().contains("500190 19980412 1027");
        assertThat(scene.trail(row)).containsExactly("looked", "saw-id-number");
    }

    @Test
    void aNameIsTextNeverMarkup() {
        CaseRow row = aCase(ATTACK);
        String script = "%3Cscript%3Ealert(1)%3C/script%3E";
        for (String path : new String[] {
            "/desk", "/desk?q=" + script, "/desk?view=" + script + "&after=%22%3E" + script, "/desk/cases/" + row.id()
        }) {
            assertThat(page(path)).hasStatusOk().bodyText().doesNotContain("<script>alert", "<img src=x");
        }
    }

    @Test
    void aReasonIsTextNeverMarkup() {
        CaseRow row = aCase("陈雨桐");
        assertThat(posted(row, "preview", "decision", "refuse", "ground", ATTACK, "reason", ATTACK))
                .hasStatusOk()
                .bodyText()
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert", "<img src=x");
        assertThat(posted(
                        row,
                        "decision",
                        "seenSequence",
                        "3",
                        "decision",
                        "refuse",
                        "ground",
                        "fraud",
                        "reason",
                        ATTACK))
                .hasStatus(303);
        assertThat(casePage(row))
                .bodyText()
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert", "<img src=x");
    }

    @Test
    void bothLanguagesAreWholeAndNothingIsInline() {
        CaseRow row = aCase("陈雨桐");
        for (String language : new String[] {"en", "zh"}) {
            for (String path : new String[] {"/desk", "/desk/cases/" + row.id()}) {
                assertThat(mvc.get()
                                .uri(path)
                                .cookie(
                                        new Cookie("lang", language),
                                        new Cookie("theme", "dark"),
                                        new Cookie("mode", "care"))
                                .with(DeskScene.as(officer)))
                        .hasStatusOk()
                        .bodyText()
                        .contains("<html lang=\"" + (language.equals("en") ? "en" : "zh-CN") + "\" data-theme=\"dark\"")
                        .doesNotContain("style=\"", "<style", "onclick", ">desk.", "\"desk.", ">cases.");
            }
        }
    }

    @Test
    void anOpenPageIsToldWhenTheCaseMovesOn() {
        CaseRow row = scene.moveOn(aCase("陈雨桐"));
        assertThat(page("/desk/cases/" + row.id() + "/moved-on?seen=3"))
                .hasStatusOk()
                .bodyText()
                .contains("刚刚有了变化");
    }
}
