package org.cityplus.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing somebody did.
 *
 * @param actor who did it; resident's or staff id
 * @param actorName how the actor is shown to the subject: an officer's name and agency, never a resident's
 * @param subject the person whose record it is; null for an act about no person, such as administration
 * @param record the record, such as {@code case:0199…}; a kind and an id, never a name or a number of a person
 * @param act a word of the module, such as {@code looked} or {@code decided}
 * @param why the reason given, empty when none was; at most 2000 characters
 */
public record AuditEntry(
        Instant at, UUID actor, String actorName, @Nullable UUID subject, String record, String act, String why) {

    /** Longer reasons are documents, and have a place of their own. */
    public static final int LONGEST_WHY = 2000;

    public AuditEntry {
        if (why.length() > LONGEST_WHY) {
            throw new IllegalArgumentException("a reason has at most " + LONGEST_WHY + " characters");
        }
    }

    /** An act without a reason of its own. */
    public AuditEntry(Instant at, UUID actor, String actorName, @Nullable UUID subject, String record, String act) {
        this(at, actor, actorName, subject, record, act, "");
    }

    /** The same act with the reason for it. */
    public AuditEntry because(String why) {
        return new AuditEntry(at, actor, actorName, subject, record, act, why);
    }
}
