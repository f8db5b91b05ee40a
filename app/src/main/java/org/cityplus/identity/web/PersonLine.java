package org.cityplus.identity.web;

import java.time.LocalDate;
import java.util.UUID;
import org.cityplus.identity.Mandate;
import org.cityplus.kernel.Message;

/** One person on the page of whom one acts for. Public for templates only. */
public record PersonLine(
        UUID id,
        Side side,
        Mandate.Kind kind,
        String name,
        Message scope,
        LocalDate until,
        boolean over,
        boolean canEnd) {
    /** On which side the reader is. */
    public enum Side {
        ASKED_OF_ME,
        I_ACT,
        ACTS_FOR_ME,
        ASKED_BY_ME
    }
}
