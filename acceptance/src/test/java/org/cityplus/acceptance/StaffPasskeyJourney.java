package org.cityplus.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An officer adds a passkey at the desk and comes in with it alone; signed out elsewhere, the open page goes. */
@ExtendWith(CityExtension.class)
class StaffPasskeyJourney {
    @Test
    void aPasskeyAloneIsEnoughAndAnOpenPageEndsWithItsSession(Devices devices) {
        Device desk = devices.desk();
        Passkeys keeper = Passkeys.of(desk);
        desk.open("/desk/sign-in?next=/desk/me").look("staff-sign-in-passkey");
        desk.type("#username", "tan.wei").type("#password", "demo-tan.wei").press("main form.stack button.btn");
        assertThat(desk.find("#signins")).isVisible();
        desk.look("staff-me-none").press("form[data-passkey] button");
        assertThat(desk.find("input[id^=name-]")).hasCount(1);
        org.assertj.core.api.Assertions.assertThat(keeper.count()).isEqualTo(1);
        desk.find("input[id^=name-]").fill("办公室");
        desk.press("form[action$='/name'] button");
        assertThat(desk.find("input[id^=name-]")).hasValue("办公室");
        desk.look("staff-me");

        Device other = devices.desk();
        Passkeys synchronised = Passkeys.of(other);
        keeper.copyTo(synchronised);
        other.open("/desk/sign-in?next=/desk/me").press("form[data-passkey] button");
        assertThat(other.find("section[aria-labelledby=signins]")).containsText("用通行密钥");

        desk.open("/desk/me").press("form[action$='/sign-out'] button.small");
        assertThat(other.find("#username")).isVisible();

        desk.press("form[action$='/remove'] button");
        assertThat(desk.find("input[id^=name-]")).hasCount(0);
        other.press("form[data-passkey] button");
        assertThat(other.find("[data-trouble]")).isVisible();
        other.look("staff-sign-in-failed");
    }
}
