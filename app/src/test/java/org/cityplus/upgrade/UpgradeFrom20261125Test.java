package org.cityplus.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.cityplus.testing.UpgradedFrom;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@UpgradedFrom("2026-11-25")
class UpgradeFrom20261125Test extends UpgradeStory {
    UpgradeFrom20261125Test() {
        super("2026-11-25");
    }

    /** A session of before held a name in clear, so it ended with the upgrade (decision 0019). */
    @Test
    @Order(1)
    void aSessionOfBeforeHasEnded() {
        assertThat(mvc.get()
                        .uri("/me")
                        .cookie(new Cookie("session", told("session")))
                        .exchange())
                .hasStatus(302);
    }
}
