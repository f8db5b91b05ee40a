package org.cityplus.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A mother sees to a birth certificate's entry and a passport from one form: what both ask she writes once, the passport waits until
 * an officer has granted the first, and one page shows how far both are.
 */
@ExtendWith(CityExtension.class)
class LifeEventJourney {
    private static final Resident MOTHER = Resident.TIAN_CHUNYAN;
    private static final String ID_NUMBER = "500199199503061208";

    @Test
    void aMotherFillsInOneFormAndFollowsBothOnOnePage(Devices devices) {
        Device phone = devices.phone();
        Passport passport = new Passport(phone);
        hasAChild(passport);
        String bundle = begin(phone);
        writeOnceWhatBothAsk(phone);
        registerTheBirth(phone);
        askForThePassport(passport);
        send(phone);
        readOnADeskInEnglish(devices.desk(), phone, bundle);
        Officer officer = new Officer(devices.desk()).signIn("ran.bo");
        grantTheBirth(passport, officer, bundle);
        itsTurnHasCome(phone, bundle);
        payForThePassport(passport, new Officer(devices.desk()).signIn("zhang.ying"), bundle);
    }

    private static void hasAChild(Passport passport) {
        Device phone = passport.device();
        phone.open("/sign-in?next=/me/people");
        passport.signIn(MOTHER);
        phone.type("#name", "田小满").type("#number", "500199202605201261").press("form[action$='/child'] button");
        phone.press("form[action$='/consent'] button");
        assertThat(phone.find("#main")).containsText("您已于");
    }

    private static String begin(Device phone) {
        phone.open("/").press("a[href='/life-events/having-a-child']");
        phone.look("life-event").next();
        phone.next();
        assertThat(phone.find(".errsum")).isFocused();
        choose(phone, "registered", "no");
        choose(phone, "travel", "yes");
        phone.find("label.pick:has-text('田小满') input[name=child]").check();
        phone.look("life-event-begin").next();
        phone.page().waitForURL("**/services");
        assertThat(phone.find("input[name=service]:checked")).hasCount(2);
        phone.look("life-event-services").next();
        awaitPage(phone, "birth-registration\\.person\\.passport-minor");
        return phone.page().url().replaceAll("^https?://[^/]+", "").replaceAll("/form/.*", "");
    }

    private static void writeOnceWhatBothAsk(Device phone) {
        assertThat(phone.find("#name")).hasValue(MOTHER.fullName);
        choose(phone, "relation", "mother");
        phone.look("life-event-shared");
        answerInThePassportsOwnForm(phone.tab());
        phone.next();
        assertThat(phone.find(".errsum")).isFocused();
        phone.look("life-event-differs").press("button[name=use][value$='13900000099']");
        assertThat(phone.find("button[name=use]")).hasCount(0);
        assertThat(phone.find("#mobile")).hasValue("13900000099");
        next(phone, "birth-registration\\.child\\.passport-minor");
        assertThat(phone.find("#childName")).hasValue("田小满");
    }

    private static void answerInThePassportsOwnForm(Device other) {
        other.open("/services/passport-minor/apply").press("form:has-text('田小满') button");
        other.page().waitForURL(Pattern.compile("/drafts/[^/]+/[a-z]+$").asPredicate());
        other.page().navigate(other.page().url().replaceAll("/[a-z]+$", "/guardian"));
        other.page().waitForResponse("**/save", () -> other.type("#guardian\\.mobile", "13900000099"));
        other.page().close();
    }

    private static void registerTheBirth(Device phone) {
        next(phone, "birth-registration\\.child");
        choose(phone, "sex", "girl");
        phone.type("#birthDate", LocalDate.now().minusDays(9).toString());
        choose(phone, "surname", "mother");
        next(phone, "birth-registration\\.certificate");
        phone.type("#certificateNumber", "A123456789");
        next(phone, "birth-registration\\.parents");
        phone.type("#mother\\.name", MOTHER.fullName).type("#mother\\.idNumber", ID_NUMBER);
        choose(phone, "married", "no");
        next(phone, "birth-registration\\.home");
        choose(phone, "joins", "mother");
        phone.find("#address\\.district").selectOption("500103");
        phone.type("#address\\.line", "上城巷 9 号");
        next(phone, "birth-registration\\.place");
        phone.find("#office").selectOption("public-security-hall-500103-1");
        phone.find("input[type=checkbox][name=truth]").check();
        next(phone, "passport-minor\\.person");
    }

    private static void askForThePassport(Passport passport) {
        Device phone = passport.device();
        assertThat(phone.find("#main")).containsText("田小满");
        phone.type("#surnameLatin", "TIAN").type("#givenNamesLatin", "XIAOMAN");
        next(phone, "passport-minor\\.guardian");
        phone.find("input[type=checkbox][name=comes]").check();
        next(phone, "passport-minor\\.passport");
        choose(phone, "kind", "first");
        next(phone, "passport-minor\\.photo");
        passport.givePhoto();
        assertThat(phone.find(".checks li")).hasCount(3);
        next(phone, "passport-minor\\.speed");
        choose(phone, "speed", "normal");
        next(phone, "passport-minor\\.contact");
        choose(phone, "delivery", "collect");
        next(phone, "passport-minor\\.place");
        phone.find("#office").selectOption("hall-500103-2");
        phone.next();
        phone.page().waitForURL("**/check");
    }

    private static void send(Device phone) {
        assertThat(phone.find("#main")).containsText("批准之后提交");
        phone.look("life-event-check");
        phone.find(".dock form button").dblclick();
        phone.page().waitForURL(Pattern.compile("/bundles/[^/?]+\\?sent").asPredicate());
        assertThat(phone.find("#bundle .cells a")).hasCount(2);
        phone.look("life-event-sent");
    }

    private static void grantTheBirth(Passport passport, Officer officer, String bundle) {
        Device phone = passport.device();
        phone.press("#bundle .cells a[href^='/cases/']");
        passport.acceptedBy(officer).book();
        String number = passport.caseNumber();
        officer.open(number).attend().choose("grant").decide();
        phone.open(bundle);
    }

    private static void readOnADeskInEnglish(Device desk, Device phone, String bundle) {
        desk.page().context().addCookies(phone.page().context().cookies());
        desk.open("/me").press("button[name=lang][value=en]");
        desk.open(bundle);
        assertThat(desk.find("h1")).containsText("Having a child");
        assertThat(desk.find("#bundle")).containsText("Sent once");
        desk.look("life-event-progress-wide").open("/me").press("button[name=lang][value=zh]");
    }

    private static void itsTurnHasCome(Device phone, String bundle) {
        assertThat(phone.find("#bundle")).containsText("还没提交", Officer.ONCE_IT_COUNTS);
        phone.look("life-event-turn").open("/messages");
        assertThat(phone.find("#main")).containsText("可以提交了");
        phone.press("#inbox .cells a.cell");
        assertThat(phone.find(".chat-list .note").last()).containsText("可以办下一项了");
        phone.look("life-event-message").press(".chat-list .note:last-of-type a.go");
        phone.page().waitForURL("**" + bundle);
    }

    private static void payForThePassport(Passport passport, Officer officer, String bundle) {
        Device phone = passport.device();
        phone.press("#bundle .cells a[href$='/check']");
        phone.press(".dock form button");
        phone.page().waitForURL(Pattern.compile("/bundles/[^/?]+\\?sent").asPredicate());
        phone.press("#bundle .cells a[href^='/cases/']:has-text('护照')");
        assertThat(phone.find("#case")).containsText("由 田春燕（田小满 的监护人）代为提交");
        passport.acceptedBy(officer).toCashier();
        assertThat(phone.find("#main")).containsText("¥120.00");
        passport.pay();
        phone.open(bundle);
        assertThat(phone.find("#bundle")).containsText("轮到您");
        phone.look("life-event-progress");
    }

    private static void choose(Device phone, String question, String answer) {
        phone.find("input[name='" + question + "'][value='" + answer + "']").check();
    }

    private static void next(Device phone, String page) {
        phone.next();
        awaitPage(phone, page);
    }

    private static void awaitPage(Device phone, String page) {
        phone.page().waitForURL(Pattern.compile("/form/" + page + "$").asPredicate());
    }
}
