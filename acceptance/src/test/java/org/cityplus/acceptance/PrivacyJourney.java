package org.cityplus.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * A resident reads what is kept and why, takes it away, takes a consent back, and goes; her phone comes back as a stranger's, and the
 * record still verifies. The days for thinking it over are seconds here.
 */
class PrivacyJourney {
    private static final Resident RESIDENT = Resident.CHEN_YUTONG;
    private static final Duration BETWEEN_CODES = Duration.ofSeconds(61);

    @Test
    void aResidentKnowsTakesAwayTakesBackAndGoes() throws Exception {
        try (RunningCity city = RunningCity.start(
                        "privacy", "--cityplus.privacy.cooling-off=45s", "--cityplus.privacy.erasure-delay=2s");
                Chromium chromium = new Chromium();
                Devices devices = new Devices(city, chromium.browser())) {
            Device phone = devices.phone();
            Device desk = devices.desk();
            Instant codeSent = decidedCase(phone, desk);
            knows(phone);
            takesAway(phone);
            takesBack(phone);
            inEnglishLarge(phone);
            corrects(phone, desk);
            goesAndThinksAgain(phone);
            goes(phone);
            signsInAsStranger(devices.phone(), codeSent);
            String told = RunningCity.run(
                    "org.cityplus.launch.VerifyAudit", "--data", city.data().toString());
            org.assertj.core.api.Assertions.assertThat(told).contains("The log is as it was written");
            String keys = RunningCity.run(
                    "org.cityplus.launch.Keys", "rotate", "--data", city.data().toString());
            org.assertj.core.api.Assertions.assertThat(keys).contains("Master key 2 wraps all keys now");
            org.assertj.core.api.Assertions.assertThat(RunningCity.run(
                            "org.cityplus.launch.Keys",
                            "status",
                            "--data",
                            city.data().toString()))
                    .contains("Master key 1", "retired", "Master key 2", "Destroyed keys: 1");
            devices.complaints().assertNone();
        }
    }

    private static Instant decidedCase(Device phone, Device desk) {
        phone.open("/services/passport-first").next();
        Passport passport = new Passport(phone).signIn(RESIDENT);
        Instant codeSent = Instant.now();
        phone.page().waitForURL("**/apply");
        passport.begin();
        phone.press("details.why summary").look("why-we-ask");
        passport.givePhoto();
        assertThat(phone.find(".checks li")).hasCount(3);
        passport.next("contact");
        phone.find("input[name=delivery][value=collect]").check();
        passport.next("place").chooseOffice("hall-500103-1");
        passport.next("check").lodge();
        String number = passport.caseNumber();
        Officer officer = new Officer(desk).signIn("zhang.ying");
        passport.acceptedBy(officer).toCashier().pay().book();
        desk.open("/desk");
        desk.type("input[name=q]", "cyt").page().keyboard().press("Enter");
        assertThat(desk.find("#rows")).containsText(RESIDENT.fullName);
        officer.openFirst().attend().choose("grant").decide();
        assertThat(phone.find("#turn")).containsText("批准了", Officer.ONCE_IT_COUNTS);
        officer.handOver(number);
        return codeSent;
    }

    private static void knows(Device phone) {
        phone.open("/me/looks");
        assertThat(phone.find("#main .cells")).containsText("张颖");
        phone.open("/me").press("a[href='/me/data']");
        assertThat(phone.find("#kind-decided-cases")).containsText("10 年");
        phone.press("#kind-profile summary");
        assertThat(phone.find("#kind-profile")).containsText("个人信息保护法");
        phone.look("my-data");
    }

    private static void takesAway(Device phone) throws Exception {
        phone.open("/me/copies").look("copies-none").press("form[action='/me/copies'] button");
        assertThat(phone.find("a[download]")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        phone.look("copies-ready");
        Download download = phone.page().waitForDownload(() -> phone.press("a[download]"));
        Path file = Build.OUTPUT.resolve("my-data-" + System.currentTimeMillis() + ".zip");
        download.saveAs(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String profile = text(zip, "data/profile.json");
            org.assertj.core.api.Assertions.assertThat(profile).contains(RESIDENT.phone, RESIDENT.fullName);
            org.assertj.core.api.Assertions.assertThat(text(zip, "data/decided-cases.json"))
                    .contains(RESIDENT.fullName);
            org.assertj.core.api.Assertions.assertThat(text(zip, "index.html")).contains("已办结的办件");
            org.assertj.core.api.Assertions.assertThat(text(zip, "index-en.html"))
                    .contains("Decided cases");
            org.assertj.core.api.Assertions.assertThat(zip.stream().map(entry -> entry.getName()))
                    .anyMatch(name -> name.matches("files/decided-cases/.*\\.jpg"));
        } finally {
            Files.delete(file);
        }
    }

    private static String text(ZipFile zip, String name) throws Exception {
        return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void takesBack(Device phone) {
        phone.open("/me/consents").look("consents");
        phone.press("form[action$='/withdraw'] button");
        assertThat(phone.find("form[action$='/undo'] button")).isVisible();
        assertThat(phone.find("#main")).containsText("已收回");
        phone.look("consents-taken-back");
    }

    private static void inEnglishLarge(Device phone) {
        phone.open("/me").press("button[name=lang][value=en]");
        phone.press("button[name=mode][value=care]");
        for (String page : List.of("data", "copies", "consents", "profile", "erasure")) {
            phone.open("/me/" + page).look("my-" + page);
        }
        phone.open("/me").press("button[name=lang][value=zh]");
        phone.press("button[name=mode][value=normal]");
    }

    private static void corrects(Device phone, Device desk) {
        phone.open("/me/profile").type("#surnameLatin", "陈").press("form[action='/me/profile'] button");
        assertThat(phone.find("#surnameLatin-e")).isVisible();
        phone.look("profile-wrong").type("#surnameLatin", "chen").press("form[action='/me/profile'] button");
        assertThat(phone.find("#surnameLatin")).hasValue("CHEN");
        phone.find("#agency").selectOption("exit-entry-500103");
        phone.type("#request", "办件里的手机号是旧的").press("form[action='/me/profile/request'] button");
        assertThat(phone.find("#main")).containsText("等答复");
        phone.look("profile");
        desk.open("/desk/corrections").look("corrections");
        desk.press("button[name=state][value=MADE]");
        assertThat(desk.find(".field.bad")).isVisible();
        desk.look("corrections-wrong");
        desk.type("textarea[name=answer]", "已按您的新号码更正").press("button[name=state][value=MADE]");
        assertThat(desk.find("textarea[name=answer]")).hasCount(0);
        assertThat(phone.open("/me/profile").find("#main")).containsText("已按您的新号码更正");
    }

    private static void goesAndThinksAgain(Device phone) {
        phone.open("/me/erasure").look("erasure");
        phone.type("#word", "好").press("form[action='/me/erasure'] button");
        assertThat(phone.find("#word-e")).isVisible();
        phone.look("erasure-wrong");
        phone.type("#word", "注销").press("form[action='/me/erasure'] button");
        assertThat(phone.find("form[action$='/cancel'] button")).isVisible();
        phone.look("erasure-asked");
        phone.open("/messages");
        assertThat(phone.find("#main")).containsText("账号将注销");
        phone.open("/me/erasure").press("form[action$='/cancel'] button");
        assertThat(phone.find("#word")).isVisible();
    }

    private static void goes(Device phone) {
        phone.type("#word", "注销").press("form[action='/me/erasure'] button");
        Instant giveUp = Instant.now().plusSeconds(240);
        while (!phone.open("/me").page().url().contains("/sign-in")
                && Instant.now().isBefore(giveUp)) {
            phone.page().waitForTimeout(1000);
        }
        assertThat(phone.page()).hasURL(Pattern.compile("/sign-in"));
    }

    private static void signsInAsStranger(Device phone, Instant codeSent) {
        Duration left = Duration.between(Instant.now(), codeSent.plus(BETWEEN_CODES));
        phone.page().waitForTimeout((double) Math.max(0, left.toMillis()));
        phone.open("/sign-in?next=/me");
        new Passport(phone).signIn(RESIDENT);
        assertThat(phone.find("#main")).not().containsText(RESIDENT.fullName);
        phone.open("/cases");
        assertThat(phone.find("#main .cells a.cell")).hasCount(0);
        phone.open("/me/data").look("my-data-stranger");
    }
}
