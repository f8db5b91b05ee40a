package org.cityplus.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Somebody without a phone comes to the counter; the clerk files for her, takes the fee, books, and her slip tells how it
 * stands. A supervisor gives the fee back.
 */
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
        desk.press("a.btn[href*='/matters/']");
        assertThat(desk.find("#accepting")).isVisible();
        desk.look("counter-accepting");
        new Officer(devices.desk()).signIn("zhang.ying").open(number).accept();
        desk.page().reload();
        assertThat(desk.find("h2#fee")).isVisible();
        desk.look("counter-fee");
        desk.find("#means").selectOption("CASH");
        desk.press("form[action$='/fee'] button");
        String receipt = desk.text("#receipt-number");
        assertThat(desk.find("#slip")).containsText("吴敏");
        desk.look("counter-receipt");
        desk.press("form[action$='/visit'] button.btn");
        assertThat(desk.find("#main")).containsText("可以改时间");
        desk.look("counter-booked").press("a[href$='/cases']");
        assertThat(desk.find("#main")).containsText(number);
        desk.look("counter-matters");

        Device supervisor = devices.desk();
        supervisor.open("/desk/sign-in?next=/desk/receipts");
        supervisor.type("#username", "he.min").type("#password", "demo-he.min");
        supervisor.press("main form.stack button.btn");
        supervisor.page().waitForURL("**/desk/receipts");
        assertThat(supervisor.find("#main")).containsText(receipt);
        supervisor.press("details:has(form) summary");
        supervisor.look("receipts").type("input[name=why]", "收错了办件").press("form[action$='/reverse'] button");
        assertThat(supervisor.find("#main")).containsText("何敏 已于");
        supervisor.look("receipts-reversed");

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

    /** Two services of one life event, one of them another agency's. */
    @Test
    void aClerkFilesALifeEventOnOneSheet(Devices devices) {
        Device desk = Oversight.signIn(devices.desk(), "wu.min", "/desk/counter");
        desk.type("#number", "500193194602091348").type("#name", "罗桂芳").type("#why", "退休，办优待证和护照");
        desk.press("main form button.btn").press("a[href$='/cases']").press("a[href$='/life-events/retiring']");
        desk.find("input[name=registered][value=here]").check();
        desk.find("input[name=travel][value=renew]").check();
        desk.look("counter-life-event").press("main form button.btn");
        assertThat(desk.find("input[name=service]:checked")).hasCount(2);
        assertThat(desk.find("#senior-card\\.name")).hasValue("罗桂芳");
        assertThat(desk.find("#passport-renewal\\.name")).hasCount(0);
        desk.look("counter-sheet");
        desk.find("#senior-card\\.photo")
                .setInputFiles(new FilePayload("portrait.jpg", "image/jpeg", Portrait.jpeg(900, 1200)));
        desk.type("#senior-card\\.mobile", "13900000013");
        desk.find("input[name='senior-card.livesAlone'][value=no]").check();
        desk.find("input[name='senior-card.delivery'][value=collect]").check();
        desk.press("main form.counter button.btn");
        assertThat(desk.find(".errsum")).isFocused();
        desk.look("counter-sheet-wrong");
        desk.find("input[name=service][value=passport-renewal]").uncheck();
        desk.press("main form.counter button.btn");
        assertThat(desk.find("main")).containsText("吴敏");
        desk.look("counter-life-event-slip").press("a[href$='/cases']");
    }
}
