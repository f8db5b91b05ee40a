package org.cityplus.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody without a phone comes to the counter; the clerk files for her, and her slip tells how it stands. */
@ExtendWith(CityExtension.class)
class CounterJourney {
    @Test
    void aClerkFilesForAPersonWithoutAPhoneAndHerSlipTellsHowItStands(Devices devices) {
        Device desk = devices.desk();
        desk.open("/desk/sign-in?next=/desk/counter")
                .type("#username", "wu.min")
                .type("#password", "demo-wu.min")
                .press("main form.stack button.btn");
        desk.page().waitForURL("**/desk/counter");
        desk.look("counter");
        desk.type("#number", "500193194602091348").type("#name", "罗桂花").type("#why", "不会用手机，来办护照");
        desk.press("main form button.btn");
        assertThat(desk.find(".errsum")).isFocused();
        desk.look("counter-mismatch");
        desk.type("#name", "罗桂芳").press("main form button.btn");
        assertThat(desk.find("h1")).hasText("罗桂芳");
        desk.look("counter-visit").press("a[href$='/cases']");
        desk.look("counter-services").press("a[href$='/passport-first']");
        assertThat(desk.find("#idNumber")).hasValue("500193194602091348");
        desk.look("counter-form");
        desk.type("#surnameLatin", "LUO").type("#givenNamesLatin", "GUIFANG").type("#mobile", "13900000013");
        desk.find("#photo").setInputFiles(new FilePayload("portrait.jpg", "image/jpeg", Portrait.jpeg(900, 1200)));
        desk.press("main form button.btn");
        assertThat(desk.find(".errsum")).isFocused();
        desk.look("counter-form-wrong");
        desk.find("input[name=delivery][value=collect]").check();
        desk.press("main form button.btn");
        String number = desk.text("#slip-number");
        String code = desk.text("#slip-code");
        assertThat(desk.find("#slip")).containsText("吴敏");
        desk.look("counter-slip");

        Device phone = devices.phone();
        phone.open("/status").look("status");
        phone.type("#number", number).type("#code", "0000000000").press("main form button.btn");
        assertThat(phone.find(".errsum")).isFocused();
        phone.look("status-wrong");
        phone.type("#code", code).press("main form button.btn");
        assertThat(phone.find("#state")).containsText(number);
        phone.look("status-known");
        phone.press("button[name=lang][value=en]").press("button[name=mode][value=care]");
        phone.open("/status").look("status");
    }
}
