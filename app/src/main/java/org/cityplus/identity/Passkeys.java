package org.cityplus.identity;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.city.City;
import org.cityplus.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Residents' passkeys: the browser finds the key itself, so nobody is asked who they are, and the device checks its
 * owner, so it is two factors in one.
 */
@Component
public class Passkeys {
    private final PasskeyRows rows;
    private final PasskeyCeremonies ceremonies;
    private final Residents residents;
    private final Audit audit;
    private final Clock clock;

    Passkeys(JdbcClient jdbc, PasskeyChallenges challenges, Residents residents, Audit audit, City city, Clock clock) {
        this.rows = new PasskeyRows(jdbc, PasskeyRows.Owner.RESIDENT, clock);
        this.ceremonies = new PasskeyCeremonies(rows, challenges, city, clock);
        this.residents = residents;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the browser is asked, as JSON of WebAuthn, and the id under which the answer is expected. */
    public record Asked(UUID challenge, String options) {}

    public Asked askToCreate(PasskeySite site, UUID resident) {
        return ceremonies.askToCreate(site, resident, shownAs(resident));
    }

    public Asked askToSignIn(PasskeySite site) {
        return ceremonies.askToSignIn(site);
    }

    /** @throws Refusal INVALID when the browser's answer proves nothing; CONFLICT beyond ten passkeys */
    @Transactional(noRollbackFor = Refusal.class)
    public void register(PasskeySite site, UUID resident, UUID challenge, String credential, String label) {
        ceremonies.register(site, resident, shownAs(resident), challenge, credential, label);
        trace(resident, "passkey-added");
    }

    /** The resident whose passkey signed the challenge. */
    @Transactional(noRollbackFor = Refusal.class)
    public Resident recognise(PasskeySite site, UUID challenge, String credential) {
        return residents.get(ceremonies.recognise(site, challenge, credential));
    }

    public List<Passkey> list(UUID resident) {
        return rows.list(resident);
    }

    public void rename(UUID resident, UUID id, String label) {
        if (!rows.rename(resident, id, ceremonies.tidy(label))) {
            throw Refusal.notFound();
        }
    }

    /** Removing one that is gone changes nothing; somebody else's is not touched. */
    @Transactional
    public void remove(UUID resident, UUID id) {
        if (rows.remove(resident, id)) {
            trace(resident, "passkey-removed");
        }
    }

    private void trace(UUID resident, String act) {
        audit.write(new AuditEntry(clock.instant(), resident, "", resident, "person:" + resident, act));
    }

    private String shownAs(UUID resident) {
        return residents.getProfile(resident).shownAs();
    }
}
