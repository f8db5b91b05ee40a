package org.cityplus.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cityplus.kernel.MobileNumber;
import org.cityplus.kernel.PersonalData;
import org.cityplus.vault.SubjectErased;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who somebody is, how they come in, and for whom they act. Erased last: the phone's digest is found through the profile. */
@Component
@Order(100)
class PeopleData implements PersonalData {
    private final Residents residents;
    private final Documents documents;
    private final MandateRows mandates;
    private final Counter counter;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    PeopleData(
            Residents residents,
            Documents documents,
            MandateRows mandates,
            Counter counter,
            JdbcClient jdbc,
            TransactionTemplate transactions) {
        this.residents = residents;
        this.documents = documents;
        this.mandates = mandates;
        this.counter = counter;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "identity.resident",
                "identity.document",
                "identity.verification_try",
                "identity.mandate",
                "identity.guardian_consent",
                "identity.counter_visit",
                "identity.sign_in_code",
                "identity.sandbox_sms");
    }

    /** As it is handed out. */
    private record GuardianConsentGiven(
            UUID child,
            UUID guardian,
            String textVersion,
            Instant givenAt,
            @Nullable Instant revokedAt) {}

    @Override
    public List<Held> held(UUID person) {
        return List.of(
                new Held("profile", 1),
                new Held("documents", count("select count(*) from identity.document where resident = ?", person)),
                new Held("codes", count("""
                        select count(*) from identity.sign_in_code c
                          join identity.resident r on r.phone_digest = c.phone_digest where r.id = ?
                        """, person)),
                new Held("mandates", mandates.listAll(person).size()),
                new Held(
                        "guardian-consents",
                        count("select count(*) from identity.guardian_consent where ? in (child, guardian)", person)),
                new Held(
                        "counter-visits",
                        count("select count(*) from identity.counter_visit where person = ?", person)));
    }

    @Override
    public void export(UUID person, Takeout takeout) {
        takeout.data("profile", residents.getProfile(person));
        documents
                .find(person)
                .ifPresent(verified -> takeout.data(
                        "documents",
                        Map.of(
                                "kind", verified.document().kind(),
                                "number", verified.document().number(),
                                "verifiedAt", verified.at(),
                                "source", verified.source())));
        takeout.data("mandates", mandates.listAll(person));
        takeout.data(
                "guardian-consents",
                jdbc.sql("""
                        select child, guardian, text_version, given_at, revoked_at from identity.guardian_consent
                         where ? in (child, guardian) order by given_at
                        """)
                        .param(person)
                        .query((row, n) -> new GuardianConsentGiven(
                                row.getObject("child", UUID.class),
                                row.getObject("guardian", UUID.class),
                                row.getString("text_version"),
                                row.getTimestamp("given_at").toInstant(),
                                row.getTimestamp("revoked_at") == null
                                        ? null
                                        : row.getTimestamp("revoked_at").toInstant()))
                        .list());
        takeout.data("counter-visits", counter.listDone(person));
    }

    @Override
    public void erase(UUID person) {
        phone(person).map(residents::digest).ifPresent(this::erasePhone);
        transactions.executeWithoutResult(status -> {
            byte[] digest = jdbc.sql("select phone_digest from identity.resident where id = ? for update")
                    .param(person)
                    .query((row, n) -> Optional.ofNullable(row.getBytes(1)))
                    .optional()
                    .flatMap(found -> found)
                    .orElse(new byte[0]);
            erasePhone(digest);
            for (String gone : List.of(
                    "delete from identity.guardian_consent where child = ? or guardian = ?",
                    "delete from identity.mandate where representative = ? or represented = ?",
                    "delete from identity.document where resident = ? or resident = ?",
                    "delete from identity.verification_try where resident = ? or resident = ?",
                    "delete from identity.counter_visit where person = ? or person = ?",
                    "delete from identity.passkey where resident = ? or resident = ?",
                    "delete from identity.device where resident = ? or resident = ?",
                    "delete from identity.resident where id = ? or id = ?")) {
                jdbc.sql(gone).params(person, person).update();
            }
        });
    }

    private void erasePhone(byte[] digest) {
        for (String gone : List.of(
                "delete from identity.sign_in_code where phone_digest = ?",
                "delete from identity.sandbox_sms where phone_digest = ?",
                "delete from identity.mandate where asked_phone = ? and represented is null")) {
            jdbc.sql(gone).param(digest).update();
        }
    }

    private Optional<MobileNumber> phone(UUID person) {
        try {
            return jdbc.sql("select count(*) from identity.resident where id = ?")
                                    .param(person)
                                    .query(Long.class)
                                    .single()
                            == 0
                    ? Optional.empty()
                    : residents.getProfile(person).findPhone();
        } catch (SubjectErased erased) {
            return Optional.empty();
        }
    }

    @Override
    public int forget(String kind, Instant before) {
        Timestamp limit = Timestamp.from(before);
        return switch (kind) {
            case "codes" ->
                jdbc.sql("delete from identity.sign_in_code where created_at < ?")
                        .param(limit)
                        .update();
            case "mandates" -> jdbc.sql("""
                        delete from identity.mandate
                         where (state not in ('REQUESTED', 'ACTIVE') and changed_at < ?) or until < ?::date
                        """).params(limit, limit).update();
            case "counter-visits" ->
                jdbc.sql("delete from identity.counter_visit where at < ?")
                        .param(limit)
                        .update();
            default -> 0;
        };
    }

    private long count(String sql, UUID person) {
        return jdbc.sql(sql).param(person).query(Long.class).single();
    }
}
