package org.cityplus.openid;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.TreeSet;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.identity.AccountRecovered;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.privacy.ConsentEffect;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** That an app may know a resident: taken back, its tokens end in the same transaction. */
@Component
class AppConsent implements ConsentEffect {
    static final String KIND = "app";

    /** Who acts when nobody asked for it. */
    private static final UUID CITY = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final RelyingParties relyingParties;
    private final Audit audit;
    private final Clock clock;

    AppConsent(JdbcClient jdbc, RelyingParties relyingParties, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.relyingParties = relyingParties;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public LocalizedText name(String item) {
        return relyingParties.get(UUID.fromString(item)).name();
    }

    @Override
    public void withdrawn(UUID person, String item) {
        UUID app = UUID.fromString(item);
        for (String gone : java.util.List.of(
                "delete from openid.consent where resident = ? and relying_party = ?",
                "delete from openid.granted where resident = ? and relying_party = ?")) {
            jdbc.sql(gone).params(person, app).update();
        }
        audit.write(new AuditEntry(clock.instant(), person, "", person, "relying-party:" + app, "consent-withdrawn"));
    }

    /** Whoever had the old phone may have signed in to programs too; what these hold ends. The consents stay, for all to see. */
    @ApplicationModuleListener
    void on(AccountRecovered recovered) {
        UUID person = recovered.resident();
        for (UUID app : new TreeSet<>(jdbc.sql("delete from openid.granted where resident = ? returning relying_party")
                .param(person)
                .query(UUID.class)
                .list())) {
            audit.write(new AuditEntry(clock.instant(), CITY, "", person, "relying-party:" + app, "access-ended"));
        }
    }

    /** The app may ask again without the page; what it held before stays ended. */
    @Override
    public void restored(UUID person, String item, String scopes) {
        jdbc.sql("""
                insert into openid.consent (resident, relying_party, scopes, given_at) values (?, ?, ?, ?)
                on conflict do nothing
                """)
                .params(
                        person,
                        UUID.fromString(item),
                        scopes.isEmpty() ? new String[0] : scopes.split(" "),
                        Timestamp.from(clock.instant()))
                .update();
    }
}
