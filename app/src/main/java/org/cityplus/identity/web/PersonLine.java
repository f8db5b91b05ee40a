package org.cityplus.identity.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cityplus.identity.GuardianConsents;
import org.cityplus.identity.Mandate;
import org.cityplus.kernel.Message;
import org.jspecify.annotations.Nullable;

/**
 * One person on the page of whom one acts for. Public for templates only.
 *
 * @param consent of a child under 14; null for anybody else
 */
public record PersonLine(
        UUID id,
        Side side,
        Mandate.Kind kind,
        String name,
        Message scope,
        List<String> services,
        LocalDate until,
        boolean over,
        boolean canEnd,
        GuardianConsents.@Nullable Standing consent) {
    /** On which side the reader is. */
    public enum Side {
        ASKED_OF_ME,
        I_ACT,
        ACTS_FOR_ME,
        ASKED_BY_ME
    }
}
