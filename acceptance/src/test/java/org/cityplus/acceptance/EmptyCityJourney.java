package org.cityplus.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A city from nothing: the command makes its first administrator, who lets a system administrator in; he builds an
 * agency with a hall; an officer comes in, a resident applies there, and is granted. Then the officer leaves.
 */
class EmptyCityJourney {
    private static final Pattern LINK = Pattern.compile("/desk/welcome#[A-Z2-7-]{29}");
    private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");
    private static final String PASSWORD = "rain over two rivers";
    private static final String PHONE = "13800138021";
    private static final String AGENCY = "exit-entry-500103";

    @Test
    void administratorsBuildAnAgencyAndItsOfficerDecidesACase() throws Exception {
        try (RunningCity city = RunningCity.start("empty", RunningCity.EMPTY, RunningCity.SANDBOX);
                Chromium chromium = new Chromium();
                Devices devices = new Devices(city, chromium.browser())) {
            String said = RunningCity.run(
                    "org.cityplus.launch.CreateAdmin",
                    "--data",
                    city.data().toString(),
                    "--username",
                    "luo.jing",
                    "--name",
                    "罗静");
            Device security = devices.desk();
            Authenticator administrator = welcome(security, said, true);
            signIn(security, "luo.jing", administrator, true);
            security.page().waitForURL("**/desk/staff");
            security.look("staff");
            security.press("form[method=post][action='/desk/staff'] button.btn");
            assertThat(security.find(".errsum")).isFocused();
            security.look("staff-wrong");

            Device system = devices.desk();
            Authenticator his =
                    welcome(system, invite(security, "tang.feng", "唐峰", "city", "SYSTEM_ADMINISTRATOR"), false);
            signIn(system, "tang.feng", his, false);
            system.page().waitForURL("**/desk/city");
            build(system);
            takeTwo(security, system, devices.desk());

            String invitation = invite(security, "zhang.ying", "张颖", AGENCY, "OFFICER");
            security.look("staff-link");
            Device hers = devices.desk();
            Authenticator officer = welcome(hers, invitation, false);
            signIn(hers, "zhang.ying", officer, false);
            hers.page().waitForURL("**/desk");
            hers.open("/desk/place").look("place");

            Device phone = devices.phone();
            String path = apply(phone);
            hers.open("/desk");
            new Officer(hers).openFirst().accept();
            phone.open(path);
            new Passport(phone).toCashier().pay().book();

            administer(system);

            decide(hers);
            phone.open(path);
            assertThat(phone.find("#turn")).containsText("批准了", Officer.ONCE_IT_COUNTS);

            hers.open("/desk/place");
            security.open("/desk/staff").press("a.cell:has-text('zhang.ying')");
            security.look("staff-member");
            security.type("#why-leave", "调走").press("form[action$='/leave'] button.btn");
            assertThat(security.find(".top-bar")).containsText("已离开");
            // Her open page goes by itself, not at its next request.
            hers.page().waitForURL("**/desk/sign-in*");

            phone.open("/").press("button[name=lang][value=en]");
            phone.open("/desk/welcome").look("welcome");
            devices.complaints().assertNone();
        }
    }

    private static String invite(Device security, String username, String name, String agency, String role) {
        security.open("/desk/staff");
        security.type("#username", username).type("#name", name).type("#why", "新同事");
        security.find("#agency").selectOption(agency);
        security.find("#role").selectOption(role);
        security.press("form[method=post][action='/desk/staff'] button.btn");
        return security.text("section code");
    }

    /** The second system administrator takes two: a link from the one who proposes, a word from the one who confirms. */
    private static void takeTwo(Device security, Device system, Device hers) {
        String link = invite(security, "wen.hao", "文昊", "city", "SYSTEM_ADMINISTRATOR");
        security.look("staff-proposed");
        system.open("/desk/proposals").look("proposals");
        system.press("form[action$='/confirm'] button.btn");
        assertThat(system.find(".errsum")).isFocused();
        system.look("proposals-wrong");
        system.type("input[name=why]", "电话里问过本人").press("form[action$='/confirm'] button.btn");
        String word = system.text("section code");
        system.look("proposals-word");
        system.open("/desk/proposals").press("button[name=lang][value=en]");
        system.look("proposals-en").press("button[name=lang][value=zh]");
        hers.open(link.substring(link.indexOf("/desk/")));
        hers.press("main form button.btn");
        assertThat(hers.find("#word-e")).isVisible();
        hers.look("welcome-word");
        hers.type("#word", word).press("main form button.btn");
        assertThat(hers.find("#password")).isVisible();
    }

    /** An agency, its hall, hours and counters; mistakes are told where they are. */
    private static void build(Device system) {
        system.look("city-empty").press("a[href='/desk/city/agencies/new']");
        system.press("main form.stack button.btn");
        assertThat(system.find(".errsum")).isFocused();
        system.look("agency-wrong");
        system.type("#name_zh", "渝中区出入境管理").type("#name_en", "Yuzhong Exit-Entry");
        system.find("#kind").selectOption("exit-entry");
        system.find("#district").selectOption("500103");
        system.find("#tint").selectOption("jade");
        system.find("#icon").selectOption("pass");
        system.type("#why", "开办").press("main form.stack button.btn");
        system.page().waitForURL("**/agencies/" + AGENCY + "*");
        system.look("agency").press("a[href='/desk/city/offices/new?agency=" + AGENCY + "']");
        system.type("#name_zh", "渝中接待大厅").type("#name_en", "Yuzhong Reception Hall");
        system.type("#address_zh", "示例路 8 号").type("#address_en", "8 Example Road");
        system.type("#access_zh", "平街层是 8 楼").type("#access_en", "Street level is floor 8");
        system.type("#slot_minutes", "7").type("#counters", "2");
        system.type("#why", "开办").press("main form.stack button.btn");
        assertThat(system.find("#slot_minutes-e")).containsText("整除");
        system.look("office-wrong");
        system.type("#slot_minutes", "15").press("main form.stack button.btn");
        system.page().waitForURL("**/offices/hall-500103-1*");
        system.look("office");
    }

    private static String apply(Device phone) {
        phone.open("/services/passport-first").look("service-sandbox").next();
        phone.type("#phone", PHONE).press("main form.stack button.btn");
        phone.find("#code").waitFor();
        Matcher code = CODE.matcher(phone.latestSmsTo(PHONE));
        org.assertj.core.api.Assertions.assertThat(code.find()).isTrue();
        phone.type("#code", code.group(1)).press("main form.stack button.btn");
        phone.page().waitForURL("**/apply");
        Passport passport = new Passport(phone);
        phone.next();
        passport.awaitSection("person");
        saving(phone, "#name", "陈雨桐");
        saving(phone, "#idNumber", "500190199804121027");
        saving(phone, "#surnameLatin", "CHEN");
        saving(phone, "#givenNamesLatin", "YUTONG");
        passport.next("photo").givePhoto();
        assertThat(phone.find(".checks li")).hasCount(3);
        passport.next("contact");
        phone.type("#mobile", PHONE).find("input[name=delivery][value=collect]").check();
        passport.next("place").chooseOffice("hall-500103-1").next("check").lodge();
        return passport.casePath();
    }

    /** Each answer is saved as it is left; going on before would take the page away from under it. */
    private static void saving(Device phone, String field, String text) {
        phone.page().waitForResponse("**/save", () -> {
            phone.type(field, text);
            phone.find(field).blur();
        });
    }

    private static void decide(Device hers) {
        hers.open("/desk");
        new Officer(hers).openFirst().attend().choose("grant").decide();
    }

    /** The other pages of the city administration, and a change that would affect the resident. */
    private static void administer(Device system) {
        system.open("/desk/city").look("city");
        system.open("/desk/city/agencies").look("agencies");
        system.open("/desk/city/offices").look("offices");
        system.open("/desk/city/offices/hall-500103-1").press("#closed summary");
        system.type("#why-close", "搬走").press("#closed form button.btn");
        assertThat(system.find(".errsum")).containsText("还有 1 人约好了要来");
        system.look("office-affects");
        system.open("/desk/city/calendar").look("years").press("tbody a");
        system.look("year").open("/desk/city/calendar/new").look("year-new");
        system.open("/desk/city/texts").look("city-texts").press("tbody a");
        system.look("city-text").open("/desk/city/switches").press("section:has(#n-mandates) summary");
        system.look("switches");
        system.type("#why-mandates", "检修").press("section:has(#n-mandates) form button");
        assertThat(system.find("section:has(#n-mandates) .tag")).containsText("暂停中");
        bringBack(system);
        system.open("/desk/city").press("button[name=lang][value=en]");
        for (String page :
                new String[] {"", "/agencies", "/agencies/" + AGENCY, "/offices/hall-500103-1", "/calendar/new"}) {
            system.open("/desk/city" + page).look("city-en" + page.replace('/', '-'));
        }
    }

    /** The city goes out as a file, and comes back after something has changed. */
    private static void bringBack(Device system) {
        system.open("/desk/city");
        var download = system.page().waitForDownload(() -> system.press("a[href='/desk/city/export.zip']"));
        system.open("/desk/city/switches").press("section:has(#n-mandates) summary");
        system.type("#why-mandates", "修好了").press("section:has(#n-mandates) form button");
        system.open("/desk/city").find("#archive").setInputFiles(download.path());
        system.press("form[action='/desk/city/import'] button");
        system.page().waitForURL("**/desk/city/import/*");
        assertThat(system.find("table")).containsText("switch:mandates");
        system.look("import");
        system.type("#why", "演练").press("main form.stack button.btn");
        system.page().waitForURL("**/desk/city?done=import");
        system.open("/desk/city")
                .find("#archive")
                .setInputFiles(new FilePayload("city.zip", "application/zip", new byte[] {1, 2, 3}));
        system.press("form[action='/desk/city/import'] button");
        assertThat(system.find(".mistakes")).containsText("要是 ZIP 文件");
        system.look("import-wrong");
        bringMistakes(system, download.path());
    }

    /** Rules of the city's files are told in the reader's language. */
    private static void bringMistakes(Device system, Path exported) {
        byte[] wrong = Zips.replace(exported, "agencies.csv", "jade,pass,", "pink,Pass,");
        for (String language : List.of("en", "zh")) {
            system.open("/desk/city").press("button[name=lang][value=" + language + "]");
            system.find("#archive").setInputFiles(new FilePayload("city.zip", "application/zip", wrong));
            system.press("form[action='/desk/city/import'] button");
            assertThat(system.find(".mistakes"))
                    .containsText(language.equals("zh") ? "tint：只能写其中一个" : "tint: must be one of");
            system.look("import-mistakes");
        }
    }

    private static Authenticator welcome(Device device, String text, boolean look) {
        Matcher link = LINK.matcher(text);
        org.assertj.core.api.Assertions.assertThat(link.find()).as(text).isTrue();
        device.open(link.group());
        assertThat(device.find("#link")).not().hasValue("");
        org.assertj.core.api.Assertions.assertThat(device.page().url()).endsWith("/desk/welcome");
        device.press("main form button.btn");
        Authenticator app = new Authenticator(device.text("code"));
        if (look) {
            device.look("welcome-offer");
            device.type("#password", "short").type("#repeated", "short").type("#code", app.now());
            device.press("main form button.btn");
            assertThat(device.find(".errsum")).isFocused();
            device.look("welcome-wrong");
        }
        device.type("#password", PASSWORD).type("#repeated", PASSWORD).type("#code", app.now());
        device.press("main form button.btn");
        assertThat(device.find("section code")).hasCount(10);
        if (look) {
            device.look("welcomed");
        }
        device.press("a[href='/desk/sign-in'].btn");
        return app;
    }

    private static void signIn(Device device, String username, Authenticator app, boolean look) {
        device.type("#username", username).type("#password", PASSWORD).press("main form.stack button.btn");
        if (look) {
            device.look("second-step");
        }
        device.type("#code", app.next()).press("main form.stack button.btn");
    }
}
