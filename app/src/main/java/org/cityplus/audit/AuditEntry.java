package org.cityplus.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing somebody did.
 *
 * @param actor who did it; resident's or staff id
 * @param actorName how the actor is shown to the subject: an officer's name and agency, never a resident's
 * @param subject the person whose record it is; none when it is nobody's, as in administration
 * @param record the record, such as {@code case:0199…}
 * @param act a word of the module, such as {@code looked} or {@code decided}
 * @param why the reason given; empty where none is asked for
 */
public record AuditEntry(
        Instant at, UUID actor, String actorName, @Nullable UUID subject, String record, String act, String why) {
    public AuditEntry(Instant at, UUID actor, String actorName, @Nullable UUID subject, String record, String act) {
        this(at, actor, actorName, subject, record, act, "");
    }

    public AuditEntry because(String why) {
        return new AuditEntry(at, actor, actorName, subject, record, act, why.strip());
    }
}
