package org.cityplus.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A passport from the app to the office: two devices of a resident, an officer's desk, Chinese. */
@ExtendWith(CityExtension.class)
class GrantedJourney {
    private static final Resident RESIDENT = Resident.CHEN_YUTONG;
    private static final String ID_NUMBER = "500190199804121027";

    @Test
    void aResidentAppliesAnOfficerGrantsAndTheResidentSeesItHappen(Devices devices) {
        Device phone = devices.phone();
        Passport passport = new Passport(phone);
        findTheService(phone);
        Instant codeSent = signInWithOneMistake(passport);
        String draft = fillInHalf(passport);

        // What others do meanwhile is done while the resident may not be sent another code.
        Device auditor = Oversight.protect(devices, ID_NUMBER);
        Device otherPhone = devices.phone();
        awaitAnotherCode(phone, codeSent);
        resumeElsewhere(otherPhone, draft);
        Passport onOther = new Passport(otherPhone);
        finishAndSend(onOther);
        String number = onOther.caseNumber();
        String path = onOther.casePath();
        Device desk = devices.desk();
        Officer officer = new Officer(desk);
        look(officer, number);
        askForMoreAndAccept(officer, number, otherPhone, devices.phone(), path);
        payAndBook(onOther);

        Device waitingTab = otherPhone.tab().open("/");
        int unread = unread(waitingTab);
        otherPhone.page().evaluate("window.sameAsBefore = true");
        officer.open(number);
        desk.look("desk-attendance");
        officer.attend();
        refuseWithoutGround(officer);
        grant(officer);

        // And this while the officer may think again.
        Device supervisor = Oversight.signIn(devices.desk(), "he.min", "/desk/oversight");
        new Oversight(auditor, supervisor, desk).follow();
        theCasePageChangedByItself(otherPhone);
        assertThat(waitingTab.find(".tabs .badge")).hasText(Pattern.compile("^" + (unread + 1) + "\\D*"));
        readTheMessage(waitingTab, path);
        seeWhoLooked(otherPhone, path);
        otherPhone.open("/me/looks");
        assertThat(otherPhone.find("#main")).containsText("已核查：有正当理由");
        otherPhone.look("looks-examined").open("/city").look("city-map");
        signOut(otherPhone);
    }

    private static void findTheService(Device phone) {
        phone.open("/").look("home");
        phone.type("input[type=search]", "护照").page().keyboard().press("Enter");
        assertThat(phone.find("#all")).containsText("护照");
        phone.look("found").press("#main .cells a[href='/services/passport-first']");
        assertThat(phone.find("h1")).hasText("首次申请普通护照");
        phone.look("service").next();
    }

    private static Instant signInWithOneMistake(Passport passport) {
        Device phone = passport.device();
        phone.look("sign-in").type("#phone", "1390000000").press("main form.stack button.btn");
        assertThat(phone.find(".errsum")).isFocused();
        assertThat(phone.find("#phone-e")).containsText("您填了 10 位");
        phone.look("sign-in-error").type("#phone", RESIDENT.phone).press("main form.stack button.btn");
        phone.find("#code").waitFor();
        Instant codeSent = Instant.now();
        phone.look("code").type("#code", passport.code(RESIDENT)).press("main form.stack button.btn");
        phone.page().waitForURL("**/apply");
        return codeSent;
    }

    /** One code a minute and phone number. */
    private static void awaitAnotherCode(Device phone, Instant codeSent) {
        Duration left = Duration.between(Instant.now(), codeSent.plusSeconds(61));
        phone.page().waitForTimeout((double) Math.max(0, left.toMillis()));
    }

    private static String fillInHalf(Passport passport) {
        Device phone = passport.device();
        phone.look("apply").next();
        // Who applies is known already, so the form begins with what is missing; going back shows what is known.
        passport.awaitSection("photo");
        phone.press(".dock a.btn.two");
        passport.awaitSection("person");
        assertThat(phone.find("#name")).hasValue(RESIDENT.fullName);
        phone.look("person").type("#surnameLatin", "chen").next();
        assertThat(phone.find(".errsum")).isFocused();
        assertThat(phone.find("#surnameLatin")).hasValue("chen");
        assertThat(phone.find("#surnameLatin-e")).containsText("只用大写字母");
        phone.look("person-error");
        phone.type("#surnameLatin", "CHEN");
        passport.next("photo");
        passport.givePhoto();
        assertThat(phone.find(".checks li")).hasCount(3);
        assertThat(phone.find(".checks")).containsText("白色背景");
        phone.look("photo");
        passport.next("contact");
        phone.find("input[name=delivery][value=post]").check();
        assertThat(phone.find("#saved")).hasText(Pattern.compile("\\d\\d:\\d\\d"));
        phone.page().waitForResponse("**/save", () -> phone.type("#address", "渝中区上城巷 12 号 8 楼"));
        assertThat(phone.find("#saved")).hasText(Pattern.compile("\\d\\d:\\d\\d"));
        phone.look("contact");
        return phone.page().url().replaceAll("/[^/]+$", "");
    }

    /** Another device: nothing typed is lost, not even on the page that was left without pressing anything. */
    private static void resumeElsewhere(Device phone, String draft) {
        phone.open("/sign-in");
        new Passport(phone).signIn(RESIDENT);
        phone.open("/");
        phone.press("#main .cells a.cell");
        new Passport(phone).awaitSection("check");
        phone.look("check-resumed").press("#main a[href$='/contact']");
        assertThat(phone.find("input[name=delivery][value=post]")).isChecked();
        assertThat(phone.find("#address")).hasValue("渝中区上城巷 12 号 8 楼");
        phone.page().navigate(draft + "/person");
        assertThat(phone.find("#surnameLatin")).hasValue("CHEN");
        phone.page().navigate(draft + "/photo");
        assertThat(phone.find(".checks li")).hasCount(3);
        phone.page().navigate(draft + "/contact");
    }

    private static void finishAndSend(Passport passport) {
        Device phone = passport.device();
        passport.next("place").chooseOffice("hall-500103-1");
        phone.look("place");
        passport.next("check");
        assertThat(phone.find("#main")).containsText("渝中区上城巷 12 号 8 楼");
        phone.look("check");
        phone.find(".dock form button").dblclick();
        phone.page().waitForURL(Pattern.compile("/cases/[^/?]+\\?lodged").asPredicate());
        phone.look("case-lodged");
        Device list = phone.tab().open("/cases");
        assertThat(list.find("#main .cells a.cell")).hasCount(1);
        list.look("cases").page().close();
    }

    /** What is missing is asked for once, and given from a third device. */
    private static void askForMoreAndAccept(Officer officer, String number, Device phone, Device third, String path) {
        Device desk = officer.desk();
        desk.press("#why summary").type("#why-address", "没有写到门牌号，请补全");
        desk.look("desk-ask-more").press("form[action$='/acts/ask-more'] button");
        desk.page().waitForURL("**/desk?done=*");
        assertThat(phone.find("#turn")).containsText("请补 1 样");
        phone.look("case-more-asked");
        // The code of a minute ago is not sent again: the third device comes in with the second one's session.
        third.page().context().addCookies(phone.page().context().cookies());
        third.open(path).press(".dock a.btn");
        third.page().waitForURL("**/more");
        assertThat(third.find("#form .field")).hasCount(1);
        third.look("more").type("#address", "").next();
        assertThat(third.find(".errsum")).isFocused();
        third.look("more-error").type("#address", "渝中区上城巷 12 号 8 楼 802 室").next();
        third.page().waitForURL("**/cases/*?did=more");
        third.look("case-more-given");
        officer.open(number);
        assertThat(desk.find(".cmp")).containsText("802 室");
        desk.look("desk-acceptance-again");
        officer.accept();
        desk.look("desk-accepted");
        assertThat(phone.find("#turn")).containsText("缴费，然后选到场时间");
        phone.look("case-accepted").press("nav[aria-labelledby=papers] li:last-child a.cell");
        assertThat(phone.find("#sheet")).containsText("受理通知书");
        phone.look("receipt").open(path);
    }

    private static void payAndBook(Passport passport) {
        Device phone = passport.device();
        passport.toCashier();
        assertThat(phone.find("#main")).containsText("¥120.00");
        phone.look("cashier");
        passport.pay();
        phone.look("case-paid").press(".dock a.btn");
        phone.page().waitForURL("**/visit");
        phone.look("visit").next();
        assertThat(phone.find(".errsum")).isFocused();
        // No reminder of so late a day is due yet: the unread messages that are counted later are of the decision.
        phone.look("visit-error").press(".days a:last-child");
        assertThat(phone.find(".days a:last-child")).hasAttribute("aria-current", "date");
        phone.find(".slot input:not([disabled])").first().check();
        phone.next();
        phone.page().waitForURL(Pattern.compile("/cases/[^/?]+\\?booked").asPredicate());
        phone.look("case-booked");
    }

    private static void look(Officer officer, String number) {
        Device desk = officer.desk();
        desk.open("/desk/sign-in").look("desk-sign-in");
        officer.signIn("zhang.ying");
        desk.look("desk-queue");
        assertThat(desk.find("#rows")).containsText(number);
        officer.open(number);
        assertThat(desk.find("h1")).containsText(RESIDENT.fullName);
        desk.look("desk-case");
    }

    private static void refuseWithoutGround(Officer officer) {
        Device desk = officer.desk();
        officer.choose("refuse");
        desk.type("#reason", "照片与身份证上的本人不一致，请重新拍摄。");
        officer.decideInVain();
        assertThat(desk.find("#ground-e")).containsText("法律依据");
        assertThat(desk.find("#reason")).hasValue("照片与身份证上的本人不一致，请重新拍摄。");
        desk.look("desk-refused-without-ground");
    }

    private static void grant(Officer officer) {
        Device desk = officer.desk();
        officer.choose("grant");
        assertThat(desk.find("#preview")).containsText("我们批准了您的申请");
        officer.decide();
        desk.look("desk-granted");
    }

    private static void theCasePageChangedByItself(Device phone) {
        assertThat(phone.find("#turn")).containsText("批准了", Officer.ONCE_IT_COUNTS);
        assertThat(phone.find(".tl")).containsText("我们批准");
        assertThat(phone.page().evaluate("window.sameAsBefore"))
                .as("not loaded anew")
                .isEqualTo(true);
        phone.look("case-granted");
    }

    private static int unread(Device home) {
        return home.find(".tabs .badge").count() == 0
                ? 0
                : Integer.parseInt(home.text(".tabs .badge").replaceAll("\\D", ""));
    }

    private static void readTheMessage(Device tab, String path) {
        tab.look("home-unread").press(".tabs a[href='/messages']");
        tab.look("messages").press("#inbox .cells a.cell");
        assertThat(tab.find(".chat-list .note").last()).containsText("申请已批准");
        tab.look("conversation").press(".chat-list .note:last-of-type a.go");
        tab.page().waitForURL("**" + path);
    }

    private static void seeWhoLooked(Device phone, String path) {
        phone.press("a[href='" + path + "/looks']");
        assertThat(phone.find("#main .cells")).containsText("张颖");
        phone.look("looks")
                .open("/me/looks")
                .look("my-looks")
                .open(path + "/record")
                .look("record");
    }

    private static void signOut(Device phone) {
        phone.open("/me").look("me").press("form[action='/sign-out'] button");
        phone.open("/cases");
        assertThat(phone.find("#phone")).isVisible();
    }
}
