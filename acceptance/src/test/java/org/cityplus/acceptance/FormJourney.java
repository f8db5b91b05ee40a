package org.cityplus.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Forms of other services: by page and by chat, with a network that drops out, on paper; and how their author looks at them. */
@ExtendWith(CityExtension.class)
class FormJourney {
    @Test
    void whatIsTypedWithoutANetworkIsKeptAndSentWhenItIsBack(Devices devices) {
        Device phone = devices.phoneThatLosesItsNetwork();
        Passport form = new Passport(phone);
        phone.open("/services/residence-certificate").next();
        form.signIn(Resident.HE_YINGXUE);
        phone.next();
        form.awaitSection("person");
        phone.find("#photo").setInputFiles(new FilePayload("portrait.jpg", "image/jpeg", Portrait.jpeg(900, 1200)));
        assertThat(phone.find(".checks li")).hasCount(3);
        form.next("home");
        phone.look("residence-home");
        phone.find("#address\\.district").selectOption("500106");
        phone.page().context().setOffline(true);
        phone.type("#address\\.line", "示例村 5 栋 2 单元 601");
        phone.type("#since", "2026-01-15");
        assertThat(phone.find("#saved")).containsText("没有网络");
        phone.next();
        assertThat(phone.page().url()).as("the page is not left").contains("/home");
        assertThat(phone.find("#since")).hasValue("2026-01-15");
        // What was pressed without a network is done now: the page comes back and says what is still missing.
        phone.page().context().setOffline(false);
        assertThat(phone.find(".errsum")).isVisible();
        // The tab is loaded again in the middle of it: what was typed is there, and nobody else's page has it.
        phone.open(phone.page().url());
        assertThat(phone.find("#since")).hasValue("2026-01-15");
        assertThat(phone.find("#saved")).containsText("已保存");
        Device other = phone.tab().open(phone.page().url());
        assertThat(other.find("#address\\.line")).hasValue("示例村 5 栋 2 单元 601");
        phone.find("input[name=home][value=rented]").check();
        assertThat(phone.find("#landlord\\.name")).isVisible();
        phone.find("input[name=home][value=family]").check();
        assertThat(phone.find("#landlord\\.name")).isHidden();
        form.next("ground");
        phone.find("input[name=ground][value=work]").check();
        phone.type("#employer", "示例公司");
        phone.page().context().setOffline(true);
        phone.next();
        assertThat(phone.find("#saved")).containsText("没有网络");
        phone.page().context().setOffline(false);
        form.awaitSection("family"); // sent by itself once the network is back
        phone.find("input[name='children.count'][value='1']").check();
        phone.type("#children\\.1\\.name", "何小雪").type("#children\\.1\\.birthDate", "2019-06-01");
        assertThat(phone.find("#children\\.2\\.name")).isHidden();
        phone.look("residence-family");
        form.next("place");
        phone.find("#office").selectOption("public-security-hall-500106-1");
        phone.find("input[type=checkbox][name=truth]").check();
        form.next("check");
        assertThat(phone.find("#main")).containsText("劳动合同");
        phone.look("residence-check");
        Device print = phone.tab().open(phone.page().url().replace("/check", "/print"));
        print.look("residence-print");
        form.lodge();
        Object left = phone.page().evaluate("Object.keys(sessionStorage).filter(k => k.startsWith('draft:')).length");
        assertThat(left).as("nothing of it is left in the tab").isEqualTo(0);
    }

    @Test
    void aComplaintIsMadeInAChatWithoutScriptsAndCorrectedOnTheWay(Devices devices) {
        Device phone = devices.phoneWithoutScripts();
        phone.open("/services/noise-complaint/chat");
        new Passport(phone).signIn(Resident.JIANG_HAITAO);
        look(devices, phone, "chat-begin");
        phone.press(".replies button");
        phone.press("button[value=shop]");
        look(devices, phone, "chat-district");
        phone.find("#where\\.district").selectOption("500108");
        send(phone);
        phone.type("#where\\.line", "示例滨江路 102 号楼下");
        send(phone);
        phone.press("button[name=skip]");
        phone.type("#since", "2026-11-01");
        send(phone);
        send(phone);
        assertThat(phone.find("#wrong")).isVisible();
        look(devices, phone, "chat-wrong");
        phone.find("input[value=night]").check();
        send(phone);
        assertThat(phone.find(".answer")).hasCount(8);
        phone.press(".answer[href*='edit=kind']");
        phone.press("button[value=building-site]");
        assertThat(phone.find(".answer").first()).containsText("工地");
        look(devices, phone, "chat-later");
        phone.press("a[href$='" + draft(phone) + "']");
        assertThat(phone.page()).hasURL(Pattern.compile("/drafts/[^/]+/harm$"));
    }

    private static void send(Device phone) {
        phone.press(".replies .btn:not(.two)");
    }

    private static String draft(Device phone) {
        return phone.page().url().replaceAll("^https?://[^/]+", "").replaceAll("/chat.*", "");
    }

    private static void look(Devices devices, Device phone, String name) {
        devices.sameWithoutOurScripts(phone).open(phone.page().url()).look(name);
    }

    @Test
    void anAuthorLooksAtEveryStateOfAFormInBothLanguages(Devices devices) {
        Device desk = devices.desk();
        desk.open("/desk/sign-in").type("#username", "tang.feng").type("#password", "demo-tang.feng");
        desk.press("main form.stack button.btn");
        desk.page().waitForURL("**/desk/*");
        desk.open("/desk/services");
        desk.look("author-services");
        for (String state : new String[] {"BEGUN", "ALL", "WRONG"}) {
            desk.open("/desk/services/business-filing/preview?state=" + state);
            desk.look("author-" + state);
        }
        desk.open("/desk/services/business-filing/preview?state=ALL&language=en&care=true");
        assertThat(desk.find(".author")).hasAttribute("lang", "en");
    }
}
