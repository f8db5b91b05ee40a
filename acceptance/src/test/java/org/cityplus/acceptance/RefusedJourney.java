package org.cityplus.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The same walk in care mode and English, ending in a refusal: the ground, the reasons and the remedy are shown. The agency
 * above looks at it again, and grants.
 */
@ExtendWith(CityExtension.class)
class RefusedJourney {
    private static final Resident RESIDENT = Resident.TAN_XIUYING;
    private static final String REASON = "The name on the identity card differs from the one in the register.";

    private static final LocatorAssertions.HasTextOptions ONCE_IT_COUNTS =
            new LocatorAssertions.HasTextOptions().setTimeout(120_000);

    @Test
    void aRefusalTellsTheResidentItsGroundItsReasonsAndWhatToDo(Devices devices) {
        Device phone = devices.phone();
        readInLargeEnglish(phone);
        Passport passport = new Passport(phone);
        fillIn(passport);
        Device desk = devices.desk();
        Officer officer = new Officer(desk).signIn("tan.wei");
        send(passport, officer);
        String path = passport.casePath();
        refuse(officer, passport.caseNumber());

        // Nobody is told before the time is over in which the officer may think again.
        assertThat(phone.find("#turn")).hasText("Not granted", ONCE_IT_COUNTS);
        assertThat(phone.find("#main")).containsText("Identity cannot be proven");
        assertThat(phone.find("#main")).containsText("Passport Law, art. 13 (2)");
        assertThat(phone.find("#main")).containsText(REASON);
        assertThat(phone.find("#main")).containsText("administrative reconsideration within 60 days");
        phone.look("case-refused");
        readTheLetter(phone);
        askForReconsideration(phone, path);
        grantInstead(devices.desk(), passport.caseNumber());
        assertThat(phone.find("#main")).containsText("Granted instead");
        phone.look("case-reconsidered");
        readTheMessage(phone, path);
    }

    private static void readTheLetter(Device phone) {
        phone.press("nav[aria-labelledby=papers] li:last-child a.cell");
        assertThat(phone.find("#sheet")).containsText("Letter of refusal");
        assertThat(phone.find("#sheet")).containsText(REASON);
        assertThat(phone.find("#sheet")).containsText("none was changed");
        phone.look("letter");
    }

    private static void askForReconsideration(Device phone, String path) {
        phone.open(path).press("a[href$='/reconsideration']");
        phone.look("reconsideration").next();
        assertThat(phone.find(".errsum")).isFocused();
        phone.look("reconsideration-error");
        phone.type("#statement", "My card was renewed last month; please compare the numbers, not the names.");
        phone.next();
        phone.page().waitForURL("**/cases/*?did=again");
        assertThat(phone.find("#turn")).containsText("Your request for reconsideration is being examined");
        phone.look("case-under-reconsideration");
    }

    private static void grantInstead(Device desk, String number) {
        new Officer(desk).signIn("fan.lei").open(number);
        desk.look("desk-admission");
        desk.press("form[action$='/acts/admit'] button");
        assertThat(desk.find("input[name=result]").first()).isVisible();
        assertThat(desk.find("main")).containsText(REASON);
        desk.find("input[name=result][value=CHANGED]").check();
        desk.type(
                "#reconsider-reason", "The identity number is the same; the name was changed by the register itself.");
        desk.look("desk-reconsideration").press("form[action$='/acts/reconsider'] button");
        desk.page().waitForURL("**/desk?done=*");
    }

    private static void readInLargeEnglish(Device phone) {
        phone.open("/").press("button[name=lang][value=en]");
        assertThat(phone.find("html")).hasAttribute("lang", "en");
        phone.press("button[name=mode][value=care]");
        assertThat(phone.find("html")).hasAttribute("data-mode", "care");
        phone.look("home").press("#main .cells a[href='/services/passport-first']");
        assertThat(phone.find("h1")).hasText("First ordinary passport");
        phone.look("service").next();
        phone.look("sign-in").type("#phone", RESIDENT.phone).press("main form.stack button.btn");
        phone.find("#code").waitFor();
        phone.look("code").type("#code", "12345").press("main form.stack button.btn");
        assertThat(phone.find(".errsum")).isFocused();
        phone.look("code-error");
        phone.type("#code", new Passport(phone).code(RESIDENT)).press("main form.stack button.btn");
        phone.page().waitForURL("**/apply");
    }

    private static void fillIn(Passport passport) {
        Device phone = passport.device();
        phone.look("apply");
        passport.begin();
        phone.look("photo-missing").next();
        assertThat(phone.find(".errsum")).isFocused();
        phone.look("photo-error");
        passport.givePhoto();
        assertThat(phone.find(".checks")).containsText("White background");
        phone.look("photo").press(".dock a.btn.two");
        passport.awaitSection("person");
        phone.look("person");
        passport.next("photo").next("contact");
        phone.find("input[name=delivery][value=collect]").check();
        assertThat(phone.find("#address")).isHidden();
        phone.look("contact");
        passport.next("place");
        phone.look("place");
        passport.next("check");
        phone.look("check");
    }

    private static void send(Passport passport, Officer officer) {
        Device phone = passport.device();
        passport.lodge();
        phone.look("case-lodged");
        passport.acceptedBy(officer);
        phone.look("case-accepted");
        passport.toCashier();
        phone.look("cashier");
        passport.pay();
        phone.look("case-paid").press(".dock a.btn");
        phone.look("visit");
        phone.find(".slot input:not([disabled])").first().check();
        phone.next();
        phone.page().waitForURL("**/cases/*?booked");
        phone.look("case-booked");
    }

    private static void refuse(Officer officer, String number) {
        Device desk = officer.desk();
        desk.press("button[name=lang][value=en]").look("desk-queue");
        officer.open(number);
        desk.look("desk-attendance");
        officer.attend().choose("refuse");
        desk.find("#ground").selectOption("identity-unproven");
        desk.type("#reason", REASON);
        assertThat(desk.find("#preview")).containsText("Passport Law, art. 13 (2)");
        desk.look("desk-case");
        officer.decide();
        desk.look("desk-refused");
    }

    private static void readTheMessage(Device phone, String path) {
        phone.open("/").look("home-unread").press(".tabs a[href='/messages']");
        phone.look("messages").press("#from-exit-entry-500101");
        assertThat(phone.find(".chat-list")).containsText("Application refused");
        phone.look("conversation").open(path);
        phone.press("a[href$='/looks']");
        assertThat(phone.find("#main .cells")).containsText("谭伟");
        phone.look("looks").open("/me").look("me");
        phone.open("/cases").look("cases");
    }
}
