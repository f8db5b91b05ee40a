package org.cityplus.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Verified documents: each belongs to one person, each person has one. */
@Component
class Documents {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    Documents(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    record Verified(IdentityDocument document, Instant at, String source) {}

    Optional<UUID> findOwner(IdentityDocument document) {
        return jdbc.sql("select resident from identity.document where digest = ?")
                .param(digest(document))
                .query(UUID.class)
                .optional();
    }

    Optional<Verified> find(UUID resident) {
        return jdbc.sql("select sealed, verified_at, source from identity.document where resident = ?")
                .param(resident)
                .query((row, n) -> new Verified(
                        read(vault.openText(resident, row.getBytes("sealed"))),
                        row.getTimestamp("verified_at").toInstant(),
                        row.getString("source")))
                .optional();
    }

    /** Takes the document down as this person's; false when it is another's, or the person has another. */
    boolean claim(UUID resident, IdentityDocument document, String source) {
        int added = jdbc.sql("""
                insert into identity.document (resident, digest, sealed, verified_at, source) values (?, ?, ?, ?, ?)
                on conflict do nothing
                """)
                .params(
                        resident,
                        digest(document),
                        vault.seal(resident, document.kind() + ":" + document.number()),
                        Timestamp.from(clock.instant()),
                        source)
                .update();
        return added > 0 || findOwner(document).filter(resident::equals).isPresent();
    }

    byte[] digest(IdentityDocument document) {
        return vault.digest("identity.document", document.kind() + ":" + document.number());
    }

    private static IdentityDocument read(String kept) {
        int colon = kept.indexOf(':');
        return IdentityDocument.parse(kept.substring(0, colon), kept.substring(colon + 1))
                .orElseThrow();
    }
}
