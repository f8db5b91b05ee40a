package org.cityplus.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A passkey is added, used instead of the code, renamed and removed; a second device is told and signed out. */
@ExtendWith(CityExtension.class)
class PasskeyJourney {
    private static final Resident RESIDENT = Resident.RAN_QIMING;

    @Test
    void aPasskeyIsEnoughToComeInAndASecondDeviceIsToldOf(Devices devices) {
        Device phone = devices.phone();
        Passkeys keeper = Passkeys.of(phone);
        phone.open("/sign-in?next=/me/devices").look("sign-in-passkey");
        new Passport(phone).signIn(RESIDENT);
        phone.look("devices-none").press("form[data-passkey] button");
        assertThat(phone.find("input[id^=name-]")).hasCount(1);
        assertThat(keeper.count()).isEqualTo(1);
        phone.look("devices-passkey");

        phone.find("input[id^=name-]").fill("我的手机");
        phone.press("form[action$='/name'] button");
        assertThat(phone.find("input[id^=name-]")).hasValue("我的手机");

        phone.open("/me").press("form[action='/sign-out'] button");
        phone.open("/sign-in?next=/me/devices").press("form[data-passkey] button");
        assertThat(phone.find("#sessions")).isVisible();

        Device other = devices.phone();
        other.open("/").press("button[name=lang][value=en]");
        other.press("button[name=mode][value=care]");
        Passkeys synchronised = Passkeys.of(other);
        keeper.copyTo(synchronised);
        other.open("/sign-in?next=/me/devices").look("sign-in-passkey").press("form[data-passkey] button");
        assertThat(other.find("#sessions")).isVisible();
        other.look("devices");
        assertThat(phone.open("/messages").find("#inbox")).containsText("新设备");
        phone.look("messages-device").open("/me/devices");
        phone.press("form[action$='/sign-out'] button.small");
        // Its open page goes by itself, not at its next request.
        assertThat(other.find("#phone")).isVisible();

        phone.press("form[action$='/remove'] button");
        assertThat(phone.find("input[id^=name-]")).hasCount(0);
        phone.open("/me").press("form[action='/sign-out'] button");
        phone.open("/sign-in").press("form[data-passkey] button");
        assertThat(phone.find("[data-trouble]")).isVisible();
    }
}
