package org.cityplus.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.stereotype.Component;

/** Whether somebody has just proved who they are: asked where a phone left lying about must not be enough. */
@Component
public class FreshSignIn {
    public static final Duration FRESH = Duration.ofMinutes(15);

    /** In the session: when it began. */
    public static final String SIGNED_IN_AT = "signed-in-at";

    private final Clock clock;

    FreshSignIn(Clock clock) {
        this.clock = clock;
    }

    public void note(HttpSession session) {
        session.setAttribute(SIGNED_IN_AT, clock.millis());
    }

    public boolean isFresh(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                && session.getAttribute(SIGNED_IN_AT) instanceof Long at
                && Instant.ofEpochMilli(at).isAfter(clock.instant().minus(FRESH));
    }

    /** @throws Refusal FORBIDDEN when it is longer ago than {@link #FRESH} */
    public void require(HttpServletRequest request) {
        if (!isFresh(request)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("identity.fresh.needed", FRESH.toMinutes()));
        }
    }
}
