package org.cityplus.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A mother applies for her son of seventeen: he and the officer see that it was she. For his brother of thirteen nothing
 * begins before she has agreed; then she renews his passport, in large letters and in English.
 */
@ExtendWith(CityExtension.class)
class GuardianJourney {
    @Test
    void aGuardianAppliesForHerChildAndEverybodySeesThatItWasShe(Devices devices) {
        Device mother = devices.phone();
        mother.open("/sign-in?next=/me/people");
        Passport passport = new Passport(mother).signIn(Resident.LUO_JING);
        mother.look("people-none");
        mother.type("#name", "陈一诺").type("#number", "500197201205151165").press("form[action$='/child'] button");
        assertThat(mother.find(".errsum")).isFocused();
        mother.look("people-refused");
        mother.type("#name", "秦子昂").type("#number", "500190200908241213").press("form[action$='/child'] button");
        assertThat(mother.find("#main")).containsText("您可以替 秦子昂 办事");
        mother.look("people");

        mother.open("/services/passport-first/apply").look("apply-for");
        mother.press("form:has(input[name=for]) button");
        passport.awaitSection("photo");
        assertThat(mother.find("#main")).containsText("您在替 秦子昂 办理");
        mother.look("photo-for");
        passport.givePhoto();
        assertThat(mother.find(".checks")).isVisible();
        passport.next("contact");
        mother.find("input[name=delivery][value=collect]").check();
        passport.next("place").chooseOffice("hall-500103-2").next("check");
        mother.look("check-for");
        passport.lodge();
        assertThat(mother.find("#case")).containsText("由 罗静（秦子昂 的监护人）代为提交");
        mother.look("case-for");
        String path = passport.casePath();
        String number = passport.caseNumber();
        mother.open(path + "/withdraw").look("withdraw").open(path);
        passport.acceptedBy(new Officer(devices.desk()).signIn("li.chuan"));
        mother.look("case-accepted");
        passport.toCashier().pay().book();

        Device head = devices.desk();
        new Officer(head).signIn("he.min");
        head.open("/desk/relations").look("desk-relations");
        head.type("#number", "500190200908241213")
                .find("input[name=relation][value=FAMILY]")
                .check();
        head.press("main form.card button.btn");
        assertThat(head.find("main")).containsText("近亲属");
        head.open("/desk/load").look("desk-load");
        new Officer(head).open(number);
        assertThat(head.find("main")).containsText("依法要回避");
        head.look("desk-recused");

        Device son = devices.phone();
        son.open("/").press("button[name=lang][value=en]");
        son.press("button[name=mode][value=care]");
        son.open("/sign-in?next=" + path);
        new Passport(son).signIn(Resident.QIN_ZIANG);
        assertThat(son.find("#case")).containsText("Filed by 罗静, guardian of 秦子昂");
        son.look("case-filed-by").open(path + "/looks");
        assertThat(son.find("#main .cells")).containsText("罗静");
        son.look("looks-representative").open("/me/people");
        assertThat(son.find("#main")).containsText("罗静 may act for you");
        son.look("people");
        assertThat(son.open("/messages").find("#inbox")).isVisible();

        mother.open("/me/people");
        mother.type("#name", "秦小川").type("#number", "500196201305201215").press("form[action$='/child'] button");
        assertThat(mother.find("section.turn:has-text('秦小川')")).containsText("您替 秦小川 同意吗");
        mother.look("people-consent");
        mother.open("/me/people").press("form[action$='/consent'] button");
        assertThat(mother.find("#main")).containsText("您已于");
        mother.look("people-consented");
        mother.open("/me").press("button[name=lang][value=en]").press("button[name=mode][value=care]");
        renewsForTheYounger(passport, devices.desk());
        mother.open("/me/people").look("people-consented").press("form[action$='/consent/revoke'] button");
        assertThat(mother.find("#main")).containsText("Do you agree for 秦小川?");
        mother.look("people-consent");
    }

    private static void renewsForTheYounger(Passport passport, Device desk) {
        Device mother = passport.device();
        mother.open("/services/passport-minor").look("minor-service").next();
        mother.look("minor-for").press("form:has-text('秦小川') button");
        passport.awaitSection("person");
        assertThat(mother.find("#main")).containsText("You are acting for 秦小川");
        assertThat(mother.find("#name")).hasValue("秦小川");
        mother.type("#surnameLatin", "QIN").type("#givenNamesLatin", "XIAOCHUAN");
        mother.look("minor-person");
        passport.next("guardian");
        mother.type("#guardian\\.name", "罗静").type("#guardian\\.idNumber", "500191198203111327");
        mother.type("#guardian\\.mobile", Resident.LUO_JING.phone);
        mother.find("input[name=relation][value=mother]").check();
        mother.find("input[type=checkbox][name=comes]").check();
        mother.look("minor-guardian");
        passport.next("passport");
        assertThat(mother.find("#oldNumber")).isHidden();
        mother.find("input[name=kind][value=renewal]").check();
        mother.type("#oldNumber", "E12345678").type("#expiresOn", "2040-01-01");
        mother.find("input[name=reason][value=expiring]").check();
        mother.next();
        assertThat(mother.find(".errsum")).containsText("valid for more than a year");
        mother.look("minor-passport-wrong")
                .type("#expiresOn", LocalDate.now().plusMonths(2).toString());
        passport.next("photo").givePhoto();
        assertThat(mother.find(".checks")).isVisible();
        passport.next("speed");
        mother.find("input[name=speed][value=normal]").check();
        passport.next("contact");
        mother.find("input[name=delivery][value=collect]").check();
        passport.next("place").chooseOffice("hall-500103-2").next("check");
        mother.look("minor-check");
        passport.lodge();
        assertThat(mother.find("#case")).containsText("Filed by 罗静, guardian of 秦小川");
        String path = passport.casePath();
        String number = passport.caseNumber();
        Officer officer = new Officer(desk).signIn("zhang.ying");
        passport.acceptedBy(officer).toCashier().pay().book();
        mother.look("minor-booked");
        officer.open(number).attend().choose("grant").decide();
        assertThat(mother.find("#turn")).containsText("Granted", Officer.ONCE_IT_COUNTS);
        mother.look("minor-granted").open(path);
    }
}
