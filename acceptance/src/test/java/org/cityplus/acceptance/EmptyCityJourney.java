package org.cityplus.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A city without demonstration people: the command makes its first administrator, who lets an officer in and go. */
class EmptyCityJourney {
    private static final Pattern LINK = Pattern.compile("/desk/welcome#[A-Z2-7-]{29}");
    private static final String PASSWORD = "rain over two rivers";

    @Test
    void theFirstAdministratorLetsAnOfficerInAndGo() throws Exception {
        try (RunningCity city = RunningCity.start("empty", RunningCity.EMPTY);
                Chromium chromium = new Chromium();
                Devices devices = new Devices(city, chromium.browser())) {
            String said = RunningCity.run(
                    "org.cityplus.launch.CreateAdmin",
                    "--data",
                    city.data().toString(),
                    "--username",
                    "luo.jing",
                    "--name",
                    "罗静");
            Device desk = devices.desk();
            Authenticator administrator = welcome(desk, said, true);
            signIn(desk, "luo.jing", administrator, true);
            desk.page().waitForURL("**/desk/staff");
            desk.look("staff");
            desk.press("form[method=post][action='/desk/staff'] button.btn");
            assertThat(desk.find(".errsum")).isFocused();
            desk.look("staff-wrong");
            desk.type("#username", "zhang.ying").type("#name", "张颖").type("#why", "新同事");
            desk.find("#agency").selectOption("exit-entry-500103");
            desk.find("#role").selectOption("OFFICER");
            desk.press("form[method=post][action='/desk/staff'] button.btn");
            String invitation = desk.text("section code");
            desk.look("staff-link");

            Device hers = devices.desk();
            Authenticator officer = welcome(hers, invitation, false);
            signIn(hers, "zhang.ying", officer, false);
            hers.page().waitForURL("**/desk");
            hers.open("/desk/place").look("place");

            desk.open("/desk/staff").press("a.card:has-text('zhang.ying')");
            desk.look("staff-member");
            desk.type("#why-leave", "调走").press("form[action$='/leave'] button.btn");
            assertThat(desk.find(".top-bar")).containsText("已离开");
            // Her open page goes by itself, not at its next request.
            hers.page().waitForURL("**/desk/sign-in*");

            Device phone = devices.phone();
            phone.open("/").press("button[name=lang][value=en]");
            phone.open("/desk/welcome").look("welcome");
            devices.complaints().assertNone();
        }
    }

    private static Authenticator welcome(Device device, String text, boolean look) {
        Matcher link = LINK.matcher(text);
        org.assertj.core.api.Assertions.assertThat(link.find()).as(text).isTrue();
        device.open(link.group());
        assertThat(device.find("#link")).not().hasValue("");
        org.assertj.core.api.Assertions.assertThat(device.page().url()).endsWith("/desk/welcome");
        device.press("main form button.btn");
        Authenticator app = new Authenticator(device.text("code"));
        if (look) {
            device.look("welcome-offer");
            device.type("#password", "short").type("#repeated", "short").type("#code", app.now());
            device.press("main form button.btn");
            assertThat(device.find(".errsum")).isFocused();
            device.look("welcome-wrong");
        }
        device.type("#password", PASSWORD).type("#repeated", PASSWORD).type("#code", app.now());
        device.press("main form button.btn");
        assertThat(device.find("section code")).hasCount(10);
        if (look) {
            device.look("welcomed");
        }
        device.press("a[href='/desk/sign-in'].btn");
        return app;
    }

    private static void signIn(Device device, String username, Authenticator app, boolean look) {
        device.type("#username", username).type("#password", PASSWORD).press("main form.stack button.btn");
        if (look) {
            device.look("second-step");
        }
        device.type("#code", app.next()).press("main form.stack button.btn");
    }
}
