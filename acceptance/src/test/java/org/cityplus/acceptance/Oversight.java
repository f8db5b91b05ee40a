package org.cityplus.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.time.Instant;

/** A look at a protected person, from the list she is on to how its examination ends, each at their own desk. */
record Oversight(Device auditor, Device supervisor, Device looker) {
    private static final Duration FOUND_WITHIN = Duration.ofSeconds(30);
    private static final String RULE = "看了受保护的人";

    /** Puts somebody on the list, after a try without a reason. */
    static Device protect(Devices devices, String idNumber) {
        Device auditor = signIn(devices.desk(), "qin.yue", "/desk/audit/protected");
        auditor.look("protected-none").type("#number", idNumber).press("form.card button.btn");
        assertThat(auditor.find(".errsum")).isFocused();
        auditor.look("protected-wrong").type("#number", idNumber).type("#why", "证人");
        auditor.press("form.card button.btn");
        assertThat(auditor.find("#main .card details")).hasCount(1);
        return auditor.look("protected");
    }

    static Device signIn(Device desk, String username, String page) {
        desk.open("/desk/sign-in?next=" + page)
                .type("#username", username)
                .type("#password", "demo-" + username)
                .press("main form.stack button.btn");
        desk.page().waitForURL("**" + page);
        return desk;
    }

    void follow() {
        Locator line = awaitFlag();
        supervisor.look("oversight");
        String flag = String.valueOf(line.getAttribute("href")).replaceAll(".*/", "");
        explain(flag);
        line.click();
        supervisor.page().waitForURL("**/desk/oversight/" + flag);
        supervisor.look("oversight-flag").press("button[value=pass-on]");
        assertThat(supervisor.find(".errsum")).isFocused();
        supervisor.look("oversight-wrong").type("#why", "请核查").press("button[value=pass-on]");
        assertThat(supervisor.find(".top-bar .tag")).hasText("已移交");
        settle(flag);
    }

    /** The log is read behind the requests. */
    private Locator awaitFlag() {
        Locator line = supervisor.find("#main a.cell:has-text('" + RULE + "')").first();
        Instant giveUp = Instant.now().plus(FOUND_WITHIN);
        while (supervisor
                                .open("/desk/oversight")
                                .find("#main a.cell:has-text('" + RULE + "')")
                                .count()
                        == 0
                && Instant.now().isBefore(giveUp)) {
            supervisor.page().waitForTimeout(500);
        }
        assertThat(line).isVisible();
        return line;
    }

    private void explain(String flag) {
        looker.open("/desk/my-looks").look("my-looks").open("/desk/my-looks/" + flag);
        looker.look("my-look").press("#main form.card button.btn");
        assertThat(looker.find(".errsum")).isFocused();
        looker.look("my-look-wrong").type("#why", "本人到窗口办理").press("#main form.card button.btn");
        assertThat(looker.find("#said")).isVisible();
        looker.look("my-look-explained");
    }

    private void settle(String flag) {
        auditor.open("/desk/audit");
        assertThat(auditor.find("#main a[href$='" + flag + "']")).containsText("渝中区出入境管理");
        auditor.look("audit").press("#main a[href$='" + flag + "']");
        auditor.type("#why", "在窗口办理，有正当理由").look("audit-flag").press("button[value=clear]");
        assertThat(auditor.find(".top-bar .tag")).hasText("有正当理由");
        auditor.open("/desk/audit/entries").type("#why", "月度抽查").press("#main form.card button.btn");
        assertThat(auditor.find("#main .cells")).containsText("打开了记录");
        auditor.look("entries").press("button[name=lang][value=en]");
        for (String page : new String[] {"", "?view=all", "/flags/" + flag, "/entries", "/protected"}) {
            auditor.open("/desk/audit" + page).look("audit" + page.replaceAll("[^a-z]+", "-"));
        }
    }
}
