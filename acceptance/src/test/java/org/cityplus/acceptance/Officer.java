package org.cityplus.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** An officer of cities/chongqing/demo/staff.csv at a desk. */
record Officer(Device desk) {
    Officer signIn(String username) {
        desk.open("/desk/sign-in")
                .type("#username", username)
                .type("#password", "demo-" + username)
                .press("main form.stack button.btn");
        desk.page().waitForURL("**/desk");
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
