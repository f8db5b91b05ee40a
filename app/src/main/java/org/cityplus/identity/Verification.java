package org.cityplus.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Real names: a resident names their document, the register says whether it is theirs. */
@Component
public class Verification {
    private final Admissions admissions;
    private final Documents documents;
    private final Residents residents;
    private final CitizenRegistry registry;
    private final GuardianConsents consents;
    private final Audit audit;
    private final VerificationTries tries;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Verification(
            Admissions admissions,
            Documents documents,
            Residents residents,
            CitizenRegistry registry,
            GuardianConsents consents,
            Audit audit,
            VerificationTries tries,
            ApplicationEventPublisher events,
            Clock clock) {
        this.admissions = admissions;
        this.documents = documents;
        this.residents = residents;
        this.registry = registry;
        this.consents = consents;
        this.audit = audit;
        this.events = events;
        this.tries = tries;
        this.clock = clock;
    }

    /** Whether a resident is a child whose guardian has not agreed yet. */
    public boolean waitsForGuardian(UUID resident) {
        return consents.isChild(resident) && consents.find(resident).isEmpty();
    }

    /** When, by which kind of document and by whose word a resident was verified. */
    public record Verified(String kind, Instant at, String source) {}

    public Optional<Verified> find(UUID resident) {
        return documents
                .find(resident)
                .map(verified -> new Verified(verified.document().kind(), verified.at(), verified.source()));
    }

    /**
     * Takes the document down as the resident's own once the register agrees. Done again with the same one, nothing
     * changes.
     *
     * @throws Refusal INVALID saying what is wrong; CONFLICT when the document is with another account, which a clerk
     *     has to look at; TOO_MANY after five tries in a day
     */
    public void verify(UUID resident, String kind, String number, String name) {
        IdentityDocument document = IdentityDocument.parse(kind, number)
                .orElseThrow(() -> invalid("number", Message.of("identity.document.wrong." + known(kind))));
        tries.count(resident);
        admissions.check(document, name, "number");
        admissions.inTransaction(() -> {
            if (!documents.claim(resident, document, registry.source())) {
                throw new Refusal(Refusal.Kind.CONFLICT, Message.of("identity.verify.taken"));
            }
            Profile before = residents.getProfile(resident);
            residents.update(resident, before.with(name.strip(), Admissions.citizenNumber(document)));
            audit.write(
                    new AuditEntry(clock.instant(), resident, "", resident, "person:" + resident, "identity-verified"));
            if (consents.isChild(resident) && consents.find(resident).isEmpty()) {
                events.publishEvent(new ChildWaits(resident, clock.instant()));
            }
        });
    }

    static String known(String kind) {
        return IdentityDocument.KINDS.contains(kind) ? kind : "kind";
    }

    private static Refusal invalid(String field, Message message) {
        return new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError(field, message)));
    }
}
