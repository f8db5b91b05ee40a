package org.cityplus.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;

/** An officer of cities/chongqing/demo/staff.csv at a desk. */
record Officer(Device desk) {
    /** A decision counts once the time is over in which it can be taken back. */
    static final LocatorAssertions.ContainsTextOptions ONCE_IT_COUNTS =
            new LocatorAssertions.ContainsTextOptions().setTimeout(120_000);

    Officer signIn(String username) {
        desk.open("/desk/sign-in")
                .type("#username", username)
                .type("#password", "demo-" + username)
                .press("main form.stack button.btn");
        desk.page().waitForURL("**/desk");
        return this;
    }

    /** Finds a case of the own agency by its number. */
    Officer open(String number) {
        desk.open("/desk?q=" + number);
        return openFirst();
    }

    /** Accepts the case that is open. */
    Officer accept() {
        desk.press("form[action$='/acts/accept'] button");
        desk.page().waitForURL("**/desk?done=*");
        return this;
    }

    /** The applicant is here, and what must be taken in person is. */
    Officer attend() {
        desk.press("form[action$='/acts/attend'] button");
        desk.find("input[name=decision]").first().waitFor();
        return this;
    }

    /** What was granted is made and in the applicant's hands. */
    Officer handOver(String number) {
        open(number);
        desk.press("form[action$='/acts/issue'] button");
        desk.press("form[action$='/acts/deliver'] button");
        desk.page().waitForURL("**/desk?done=*");
        return this;
    }

    /** Opens the case that is first in the list. */
    Officer openFirst() {
        desk.press("#rows th a");
        desk.page().waitForURL("**/desk/cases/*");
        return this;
    }

    Officer choose(String decision) {
        desk.find("input[name=decision][value=" + decision + "]").check();
        return this;
    }

    /** A decision that is not taken: what is wrong shows first. */
    Officer decideInVain() {
        desk.press(".decide button.btn");
        assertThat(desk.find(".errsum")).isVisible();
        return this;
    }

    Officer decide() {
        desk.press(".decide button.btn");
        desk.page().waitForURL("**/desk?done=*");
        return this;
    }
}
