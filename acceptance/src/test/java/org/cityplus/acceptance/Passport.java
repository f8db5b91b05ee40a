package org.cityplus.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A first passport, step by step, on one device: what journeys do in the same way. */
record Passport(Device device) {
    private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");

    /** From the page that asks for a phone number; ends where the resident was going. */
    Passport signIn(Resident resident) {
        device.type("#phone", resident.phone).press("main form.stack button.btn");
        assertThat(device.find("#code")).isVisible();
        device.type("#code", code(resident)).press("main form.stack button.btn");
        assertThat(device.find("#code")).hasCount(0);
        return this;
    }

    String code(Resident resident) {
        Matcher code = CODE.matcher(device.latestSmsTo(resident.phone));
        if (!code.find()) {
            throw new AssertionError("no code was sent to " + resident.phone);
        }
        return code.group(1);
    }

    /** From the page that says why the city asks to the photo: who applies is known already. */
    Passport begin() {
        device.next();
        return awaitSection("photo");
    }

    Passport next(String section) {
        device.next();
        return awaitSection(section);
    }

    Passport awaitSection(String section) {
        device.page()
                .waitForURL(Pattern.compile("/drafts/[^/]+/" + section + "$").asPredicate());
        return this;
    }

    /** Gives the photo its field; scripts send it at once. */
    Passport givePhoto() {
        device.find("#photo").setInputFiles(new FilePayload("portrait.jpg", "image/jpeg", Portrait.jpeg(900, 1200)));
        return this;
    }

    Passport chooseOffice(String office) {
        device.find("#office").selectOption(office);
        return this;
    }

    /** From checking the answers to the case. */
    Passport lodge() {
        device.press(".dock form button");
        device.page().waitForURL(Pattern.compile("/cases/[^/?]+\\?lodged").asPredicate());
        return this;
    }

    /** An officer at another desk accepts the case; this device then looks again. */
    Passport acceptedBy(Officer officer) {
        String path = casePath();
        officer.open(caseNumber()).accept();
        device.open(path);
        return this;
    }

    Passport toCashier() {
        device.press(".dock form button");
        device.page().waitForURL("**/sandbox/cashier/*");
        return this;
    }

    Passport pay() {
        device.press("main form button.btn");
        device.page().waitForURL("**/cases/*");
        return this;
    }

    /** Books the first free time of the first day offered. */
    Passport book() {
        device.press(".dock a.btn");
        device.page().waitForURL("**/visit");
        device.find(".slot input:not([disabled])").first().check();
        device.next();
        device.page().waitForURL(Pattern.compile("/cases/[^/?]+\\?booked").asPredicate());
        return this;
    }

    /** The address of the case without what its last step added. */
    String casePath() {
        Page page = device.page();
        return page.url().replaceAll("\\?.*", "").replaceAll("^https?://[^/]+", "");
    }

    /** The case's number, from its title bar. */
    String caseNumber() {
        return device.text(".nav-t .meta").strip();
    }
}
