package org.cityplus.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main journey in a browser that runs no scripts. */
@ExtendWith(CityExtension.class)
class WithoutScriptsJourney {
    @Test
    void everyStepIsAPlainLinkOrForm(Devices devices) {
        Device phone = devices.phoneWithoutScripts();
        Passport passport = new Passport(phone);
        phone.open("/").press("button[name=lang][value=en]");
        assertThat(phone.find("html")).hasAttribute("lang", "en");
        phone.press("button[name=lang][value=zh]");
        phone.type("input[type=search]", "护照").page().keyboard().press("Enter");
        phone.press("#main .cells a[href='/services/passport-first']").next();
        passport.signIn(Resident.ZHOU_WENBO).begin();

        phone.next();
        assertThat(phone.find(".errsum")).isVisible();
        phone.find("#photo").setInputFiles(new FilePayload("portrait.jpg", "image/jpeg", Portrait.jpeg(900, 1200)));
        phone.press("button[name=stay]");
        assertThat(phone.find(".checks li")).hasCount(3);
        look(devices, phone, "photo-without-scripts");
        passport.next("contact");
        phone.find("input[name=delivery][value=collect]").check();
        look(devices, phone, "contact-without-scripts");
        passport.next("place").chooseOffice("hall-500103-2").next("check").lodge();
        assertThat(phone.find("#turn")).containsText("是否受理");
        passport.acceptedBy(new Officer(devices.desk()).signIn("li.chuan"));
        assertThat(phone.find("#turn")).containsText("缴费");
        passport.toCashier().pay().book();
        assertThat(phone.find("#turn")).containsText("到大厅，带身份证");
        look(devices, phone, "case-without-scripts");
        phone.open("/messages");
        phone.press("#inbox .cells a.cell");
        assertThat(phone.find(".chat-list .note").last()).containsText("到场时间已定");
    }

    private static void look(Devices devices, Device phone, String name) {
        devices.sameWithoutOurScripts(phone).open(phone.page().url()).look(name);
    }
}
