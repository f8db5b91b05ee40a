package org.cityplus.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.options.FilePayload;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the service to the booked visit without touching mouse or screen. */
@ExtendWith(CityExtension.class)
class KeyboardJourney {
    private static final Resident RESIDENT = Resident.HE_YINGXUE;

    @Test
    void aPassportIsAppliedForPaidAndBookedByKeysAlone(Devices devices) {
        Device screen = devices.desk();
        Keyboard keys = new Keyboard(screen);
        Passport passport = new Passport(screen);
        screen.open("/");
        keys.to(".skip")
                .press("Enter")
                .to("#main .cells a[href='/services/passport-first']")
                .press("Enter");
        screen.page().waitForURL("**/services/passport-first");
        keys.to(".dock a.btn").press("Enter");
        signIn(keys, passport);

        keys.to(".dock button.btn:not(.two)").press("Enter");
        passport.awaitSection("photo");
        FileChooser chooser =
                screen.page().waitForFileChooser(() -> keys.to("#photo").press("Enter"));
        chooser.setFiles(new FilePayload("portrait.jpg", "image/jpeg", Portrait.jpeg(900, 1200)));
        assertThat(screen.find(".checks li")).hasCount(3);
        keys.to(".dock button.btn").press("Enter");
        passport.awaitSection("contact");
        keys.to("input[name=delivery]").press("ArrowDown");
        assertThat(screen.find("input[name=delivery][value=collect]")).isChecked();
        keys.to(".dock button.btn").press("Enter");
        passport.awaitSection("place");
        keys.to("#office").press("Home").press("ArrowDown");
        // It is saved on the change, and once more a moment after the last key.
        screen.page().waitForTimeout(2500);
        assertThat(screen.find("#office")).hasValue("hall-500101-1");
        keys.to(".dock button.btn").press("Enter");
        passport.awaitSection("check");
        keys.to(".dock button.btn").press("Enter");

        screen.page().waitForURL("**/cases/*?lodged");
        passport.acceptedBy(new Officer(devices.desk()).signIn("tan.wei"));
        keys.to(".dock button.btn").press("Enter");
        screen.page().waitForURL("**/sandbox/cashier/*");
        keys.to("main button.btn").press("Enter");
        screen.page().waitForURL(Pattern.compile("/cases/[^/]+$").asPredicate());
        keys.to(".dock a.btn").press("Enter");
        screen.page().waitForURL("**/visit");
        keys.to(".slot input").press("Space").press("ArrowRight");
        keys.to(".dock button.btn").press("Enter");
        screen.page().waitForURL("**/cases/*?booked");
        assertThat(screen.find("#turn")).containsText("到大厅，带身份证");
    }

    private static void signIn(Keyboard keys, Passport passport) {
        passport.device().page().waitForURL("**/sign-in?*");
        keys.to("#phone").type("139").press("Enter");
        assertThat(passport.device().find(".errsum")).isFocused();
        keys.to(".errsum a").press("Enter");
        assertThat(passport.device().find("#phone")).isFocused();
        keys.type(RESIDENT.phone).press("Enter");
        passport.device().find("#code").waitFor();
        keys.to("#code").type(passport.code(RESIDENT)).press("Enter");
        passport.device().page().waitForURL("**/apply");
    }
}
