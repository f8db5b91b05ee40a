package org.cityplus.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the log has it, without what is sealed.
 *
 * @param leaf its place in the log, counted from 0, without gaps
 * @param entry its number in the trail
 */
public record LoggedEntry(
        long leaf,
        long entry,
        Instant at,
        UUID actor,
        @Nullable UUID subject,
        String record,
        String act) {}
