package org.cityplus.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing somebody did.
 *
 * @param actor who did it; resident's or staff id
 * @param actorName how the actor is shown to the subject: an officer's name and agency, never a resident's
 * @param subject the person whose record it is
 * @param record the record, such as {@code case:0199…}
 * @param act a word of the module, such as {@code looked} or {@code decided}
 */
public record AuditEntry(Instant at, UUID actor, String actorName, UUID subject, String record, String act) {}
