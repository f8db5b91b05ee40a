package org.cityplus.identity;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.IdNumber;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes people known by a document the register has confirmed, phone or not. */
@Component
class Admissions {
    private final CitizenRegistry registry;
    private final Documents documents;
    private final Residents residents;
    private final Vault vault;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Admissions(
            CitizenRegistry registry,
            Documents documents,
            Residents residents,
            Vault vault,
            TransactionTemplate transactions,
            Clock clock) {
        this.registry = registry;
        this.documents = documents;
        this.residents = residents;
        this.vault = vault;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Asks the register whether document and name belong together.
     *
     * @throws Refusal INVALID on {@code field} saying what to do; CONFLICT when the register does not answer
     */
    void check(IdentityDocument document, String name, String field) {
        Message message = switch (registry.verify(document, name)) {
            case MATCH -> null;
            case MISMATCH -> Message.of("identity.registry.mismatch");
            case NOT_FOUND -> Message.of("identity.registry.not-found");
            case UNAVAILABLE -> throw new Refusal(Refusal.Kind.CONFLICT, Message.of("identity.registry.later"));
        };
        if (message != null) {
            throw new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError(field, message)));
        }
    }

    /** The person with this document, admitted if nobody has it. The register has been asked before. */
    UUID admit(IdentityDocument document, String name, String source) {
        Optional<UUID> known = documents.findOwner(document);
        if (known.isPresent()) {
            return known.get();
        }
        UUID id = Ids.next(clock);
        vault.admit(id);
        transactions.executeWithoutResult(status -> {
            residents.insert(id, Profile.of(name.strip(), citizenNumber(document)), false);
            if (!documents.claim(id, document, source)) {
                status.setRollbackOnly(); // another counter was faster
            }
        });
        return documents.findOwner(document).orElseThrow();
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    void inTransaction(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }

    static @Nullable IdNumber citizenNumber(IdentityDocument document) {
        return switch (document) {
            case IdentityDocument.ResidentCard card -> card.id();
            case IdentityDocument.HmtResidencePermit permit -> permit.id();
            case IdentityDocument.PermanentResidentCard _,
                    IdentityDocument.TravelPermit _,
                    IdentityDocument.Passport _ -> null;
        };
    }
}
