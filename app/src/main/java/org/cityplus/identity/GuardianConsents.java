package org.cityplus.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.city.City;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.IdNumber;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The guardian's yes that a child under 14 needs before the city works with their data (PIPL art. 31). It holds while the
 * guardianship does and until the guardian takes it back; what was done before stays.
 */
@Component
public class GuardianConsents {
    /** Names the words of {@code identity.consent.text}; other words are another version, and are asked for again. */
    public static final String TEXT_VERSION = "2026-11-25";

    private final JdbcClient jdbc;
    private final Documents documents;
    private final MandateRows mandates;
    private final Residents residents;
    private final Audit audit;
    private final City city;
    private final Clock clock;

    GuardianConsents(
            JdbcClient jdbc,
            Documents documents,
            MandateRows mandates,
            Residents residents,
            Audit audit,
            City city,
            Clock clock) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.mandates = mandates;
        this.residents = residents;
        this.audit = audit;
        this.city = city;
        this.clock = clock;
    }

    /** @param textVersion the words agreed to */
    public record Consent(UUID guardian, String textVersion, Instant givenAt) {}

    /** How it stands with a child: whether anybody has agreed. */
    public record Standing(@Nullable Consent consent) {
        public Optional<Consent> findConsent() {
            return Optional.ofNullable(consent);
        }
    }

    /** Whether this resident is under 14 by their verified document today. */
    public boolean isChild(UUID resident) {
        return documents
                .find(resident)
                .map(verified -> Admissions.citizenNumber(verified.document()))
                .map(IdNumber::birthDate)
                .filter(birth -> ChildAge.isUnderAge(birth, today()))
                .isPresent();
    }

    /** @throws Refusal CONFLICT for a child whose guardian has not agreed, saying what to do */
    public void requireFor(UUID resident) {
        findObstacle(resident).ifPresent(why -> {
            throw new Refusal(Refusal.Kind.CONFLICT, why);
        });
    }

    /** What to do before the city may work with what is theirs; empty when nothing stands against it. */
    public Optional<Message> findObstacle(UUID resident) {
        return isChild(resident) && find(resident).isEmpty()
                ? Optional.of(Message.of("identity.consent.needed"))
                : Optional.empty();
    }

    /** The consent in force for a child: given, not taken back, by somebody who is their guardian still. */
    public Optional<Consent> find(UUID child) {
        return jdbc.sql("""
                select c.guardian, c.text_version, c.given_at from identity.guardian_consent c
                 where c.child = ? and c.revoked_at is null
                   and exists (select from identity.mandate m
                                where m.representative = c.guardian and m.represented = c.child
                                  and m.kind = 'GUARDIAN' and m.state = 'ACTIVE' and m.until >= ?)
                 order by c.given_at limit 1
                """)
                .params(child, today())
                .query((row, n) -> new Consent(
                        row.getObject("guardian", UUID.class),
                        row.getString("text_version"),
                        row.getTimestamp("given_at").toInstant()))
                .optional();
    }

    /** How it stands with the child of a guardianship; empty for any other mandate, or when they are old enough. */
    public Optional<Standing> standing(Mandate mandate) {
        UUID child = mandate.represented();
        if (mandate.kind() != Mandate.Kind.GUARDIAN
                || child == null
                || !mandate.isInForce(today())
                || !isChild(child)) {
            return Optional.empty();
        }
        return Optional.of(new Standing(find(child).orElse(null)));
    }

    /**
     * The guardian agrees; again, nothing changes.
     *
     * @param textVersion the words they were shown
     * @throws Refusal CONFLICT when the words have changed since; NOT_FOUND when it is no guardianship of theirs
     */
    @Transactional
    public void give(UUID guardian, UUID mandateId, String textVersion) {
        if (!textVersion.equals(TEXT_VERSION)) {
            Message message = Message.of("identity.consent.text-changed");
            throw new Refusal(Refusal.Kind.CONFLICT, message, List.of(new FieldError("textVersion", message)));
        }
        Mandate mandate = guardianship(guardian, mandateId);
        write(mandate, null, guardian, nameOf(guardian));
    }

    /** The guardian agreed before a clerk, who read the words out; one side of the guardianship is the person served. */
    @Transactional
    void giveAtCounter(Officer clerk, UUID person, UUID mandateId) {
        Mandate mandate = mandates.findLocked(mandateId)
                .filter(one -> person.equals(one.representative()) || person.equals(one.represented()))
                .orElseThrow(Refusal::notFound);
        Mandate guardianship = guardianship(mandate.representative(), mandateId);
        write(guardianship, clerk.id(), clerk.id(), clerk.signature());
    }

    /** Takes it back from now on; again, nothing changes. */
    @Transactional
    public void revoke(UUID guardian, UUID mandateId) {
        Mandate mandate = guardianship(guardian, mandateId);
        int revoked = jdbc.sql("""
                update identity.guardian_consent set revoked_at = :now, revoked_by = :guardian
                 where child = :child and guardian = :guardian and revoked_at is null
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("guardian", guardian)
                .param("child", mandate.represented(), java.sql.Types.OTHER)
                .update();
        if (revoked > 0) {
            trace(mandate, guardian, nameOf(guardian), "guardian-consent-revoked");
        }
    }

    private void write(Mandate mandate, @Nullable UUID writtenBy, UUID actor, String actorName) {
        int given = jdbc.sql("""
                insert into identity.guardian_consent (id, child, guardian, text_version, given_at, written_by)
                values (:id, :child, :guardian, :version, :now, :by)
                on conflict (child, guardian) where revoked_at is null do nothing
                """)
                .param("id", Ids.next(clock))
                .param("child", mandate.represented())
                .param("guardian", mandate.representative())
                .param("version", TEXT_VERSION)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", writtenBy, java.sql.Types.OTHER)
                .update();
        if (given > 0) {
            trace(mandate, actor, actorName, "guardian-consented");
        }
    }

    /** Held until the transaction ends, so that it does not end in between. */
    private Mandate guardianship(UUID guardian, UUID id) {
        return mandates.findLocked(id)
                .filter(mandate -> mandate.kind() == Mandate.Kind.GUARDIAN
                        && guardian.equals(mandate.representative())
                        && mandate.represented() != null
                        && mandate.isInForce(today()))
                .orElseThrow(Refusal::notFound);
    }

    private void trace(Mandate mandate, UUID actor, String actorName, String act) {
        audit.write(
                new AuditEntry(clock.instant(), actor, actorName, mandate.represented(), "mandate:" + mandate.id(), act)
                        .because(TEXT_VERSION));
    }

    private String nameOf(UUID person) {
        return residents.getProfile(person).findName().orElse("");
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(city.zone()));
    }
}
