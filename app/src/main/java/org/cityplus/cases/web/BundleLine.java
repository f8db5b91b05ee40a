package org.cityplus.cases.web;

import java.time.LocalDate;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.kernel.Message;
import org.jspecify.annotations.Nullable;

/**
 * How far one service of a life event is. Public for templates only.
 *
 * @param number of its case; empty while there is none
 * @param by the next day that counts
 */
public record BundleLine(
        ServiceDefinition service,
        String number,
        String href,
        Message line,
        Turn turn,
        @Nullable LocalDate by,
        String subject) {
    /** Whose turn it is. */
    public enum Turn {
        YOURS,
        OURS,
        LATER,
        OUT,
        CLOSED
    }
}
