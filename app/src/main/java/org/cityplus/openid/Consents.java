package org.cityplus.openid;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.privacy.ConsentLedger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What residents allow programs to know, and the one tap that takes it back. */
@Component
public class Consents {
    private final JdbcClient jdbc;
    private final RelyingParties relyingParties;
    private final ConsentLedger ledger;
    private final Audit audit;
    private final Clock clock;

    Consents(JdbcClient jdbc, RelyingParties relyingParties, ConsentLedger ledger, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.relyingParties = relyingParties;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /** A program and what it may know since when. */
    public record Consent(RelyingParty relyingParty, List<String> scopes, Instant givenAt) {}

    /** All of a resident's, newest first. */
    public List<Consent> list(UUID resident) {
        return jdbc.sql("""
                select relying_party, scopes, given_at from openid.consent where resident = ? order by given_at desc
                """)
                .param(resident)
                .query((row, n) -> new Consent(
                        relyingParties.get(row.getObject("relying_party", UUID.class)),
                        List.of((String[]) row.getArray("scopes").getArray()),
                        row.getTimestamp("given_at").toInstant()))
                .list();
    }

    /** Takes the consent back: the program's tokens end with it. Again is no error. */
    public void withdraw(UUID resident, UUID relyingParty) {
        ledger.withdraw(resident, AppConsent.KIND, relyingParty.toString());
    }

    Optional<List<String>> find(UUID resident, UUID relyingParty) {
        return jdbc.sql("select scopes from openid.consent where resident = ? and relying_party = ?")
                .params(resident, relyingParty)
                .query((row, n) -> List.of((String[]) row.getArray("scopes").getArray()))
                .optional();
    }

    @Transactional
    void give(UUID resident, UUID relyingParty, List<String> scopes) {
        jdbc.sql("""
                insert into openid.consent (resident, relying_party, scopes, given_at) values (?, ?, ?, ?)
                on conflict (resident, relying_party) do update set scopes = excluded.scopes, given_at = excluded.given_at
                """)
                .params(resident, relyingParty, scopes.toArray(String[]::new), Timestamp.from(clock.instant()))
                .update();
        ledger.give(
                resident,
                new ConsentLedger.Given(
                        AppConsent.KIND,
                        relyingParty.toString(),
                        "consent-page",
                        String.join(" ", scopes),
                        relyingParties.get(relyingParty).name()));
        trace(resident, relyingParty, "consented");
    }

    private void trace(UUID resident, UUID relyingParty, String act) {
        audit.write(new AuditEntry(clock.instant(), resident, "", resident, "relying-party:" + relyingParty, act));
    }
}
