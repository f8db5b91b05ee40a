package org.cityplus.openid;

import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cityplus.kernel.PersonalData;
import org.cityplus.privacy.ConsentLedger;
import org.cityplus.vault.SubjectErased;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Which apps know a resident. */
@Component
class AppData implements PersonalData {
    private static final String APPS = "apps";

    private final Consents consents;
    private final RelyingParties relyingParties;
    private final ConsentLedger ledger;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    AppData(
            Consents consents,
            RelyingParties relyingParties,
            ConsentLedger ledger,
            JdbcClient jdbc,
            TransactionTemplate transactions) {
        this.consents = consents;
        this.relyingParties = relyingParties;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private record Old(UUID resident, UUID app, List<String> scopes, java.time.Instant givenAt) {}

    /** Consents from before there was a ledger get their line in it; done again it adds nothing. */
    @EventListener(ApplicationReadyEvent.class)
    void takeOver() {
        jdbc.sql("""
                select resident, relying_party, scopes, given_at from openid.consent c
                 where not exists (select from privacy.consent_act a
                                    where a.resident = c.resident and a.kind = 'app' and a.item = c.relying_party::text)
                """)
                .query((ResultSet row, int n) -> new Old(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        List.of((String[]) row.getArray(3).getArray()),
                        row.getTimestamp(4).toInstant()))
                .list()
                .forEach(this::takeOver);
    }

    private void takeOver(Old old) {
        try {
            transactions.executeWithoutResult(status -> ledger.takeOver(
                    old.resident,
                    new ConsentLedger.Given(
                            AppConsent.KIND,
                            old.app.toString(),
                            "before",
                            String.join(" ", old.scopes),
                            relyingParties.get(old.app).name()),
                    old.givenAt));
        } catch (SubjectErased erased) {
            erase(old.resident);
        }
    }

    @Override
    public Set<String> tables() {
        return Set.of("openid.consent", "openid.granted", "openid.token");
    }

    @Override
    public List<Held> held(UUID person) {
        return List.of(new Held(APPS, consents.list(person).size()));
    }

    @Override
    public void export(UUID person, Takeout takeout) {
        takeout.data(
                APPS,
                consents.list(person).stream()
                        .map(consent -> Map.of(
                                "app", consent.relyingParty().name(),
                                "homepage", consent.relyingParty().homepage(),
                                "mayKnow", consent.scopes(),
                                "since", consent.givenAt()))
                        .toList());
    }

    @Override
    public void erase(UUID person) {
        for (String gone : List.of(
                "delete from openid.consent where resident = ?", "delete from openid.granted where resident = ?")) {
            jdbc.sql(gone).param(person).update();
        }
    }
}
