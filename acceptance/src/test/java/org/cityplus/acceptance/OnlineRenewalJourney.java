package org.cityplus.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A passport is renewed without anybody going anywhere: form, fee, decision, and the post. */
@ExtendWith(CityExtension.class)
class OnlineRenewalJourney {
    @Test
    void aPassportIsRenewedWithoutAVisit(Devices devices) {
        Device phone = devices.phone();
        phone.open("/services/passport-online-renewal").look("online-service").next();
        Passport passport = new Passport(phone).signIn(Resident.WANG_SIYUAN);
        phone.next();
        passport.awaitSection("passport");
        phone.type("#oldNumber", "E87654321")
                .type("#expiresOn", LocalDate.now().plusMonths(3).toString());
        phone.find("input[name=fingerprintsGiven][value=no]").check();
        phone.find("input[type=checkbox][name=unchanged]").check();
        phone.next();
        assertThat(phone.find(".errsum")).isFocused();
        phone.look("online-no-fingerprints");
        phone.find("input[name=fingerprintsGiven][value=yes]").check();
        passport.next("photo").givePhoto();
        assertThat(phone.find(".checks li")).hasCount(3);
        passport.next("contact");
        phone.find("input[name=delivery][value=post]").check();
        assertThat(phone.find("#address\\.line")).isVisible();
        phone.find("#address\\.district").selectOption("500103");
        phone.type("#address\\.line", "示例路 30 号").look("online-contact");
        passport.next("place").chooseOffice("hall-500103-1").next("check");
        phone.look("online-check");
        passport.lodge();
        String number = passport.caseNumber();
        Officer officer = new Officer(devices.desk()).signIn("li.chuan");
        passport.acceptedBy(officer).toCashier().pay();
        assertThat(phone.find(".dock a[href$='/visit']")).hasCount(0);
        phone.look("online-paid");
        officer.open(number).choose("grant").decide();
        assertThat(phone.find("#turn")).containsText("批准了", Officer.ONCE_IT_COUNTS);
        officer.handOver(number);
        phone.open(passport.casePath());
        assertThat(phone.find("#main")).not().containsText("预约");
        phone.look("online-delivered");
    }
}
