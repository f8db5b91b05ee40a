package org.cityplus.identity;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.city.City;
import org.cityplus.kernel.Refusal;
import org.cityplus.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Passkeys of staff, beside password and authenticator: the device is one factor, what it asks its owner for the other
 * (NIST SP 800-63B-4: a multi-factor cryptographic authenticator). They stand beside the other proofs, never in their
 * place, so removing one leaves a way in.
 */
@Component
public class StaffPasskeys {
    private final PasskeyRows rows;
    private final PasskeyCeremonies ceremonies;
    private final Staff staff;
    private final Vault vault;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    StaffPasskeys(
            JdbcClient jdbc,
            PasskeyChallenges challenges,
            Staff staff,
            City city,
            Vault vault,
            Audit audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.rows = new PasskeyRows(jdbc, PasskeyRows.Owner.STAFF, clock);
        this.ceremonies = new PasskeyCeremonies(rows, challenges, city, clock);
        this.staff = staff;
        this.vault = vault;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Asks for a new passkey once {@code code} has proved that whoever sits at the desk is its owner: a desk left open
     * must not become somebody else's way in.
     *
     * @throws Refusal INVALID on field {@code code}
     */
    @Transactional(noRollbackFor = Refusal.class)
    public Passkeys.Asked askToCreate(PasskeySite site, Officer officer, String code) {
        staff.hold(officer.id());
        staff.proveAgain(officer, code);
        return ceremonies.askToCreate(site, officer.id(), officer.displayName());
    }

    /** @throws Refusal INVALID when the browser's answer proves nothing; CONFLICT beyond ten passkeys */
    public void register(PasskeySite site, Officer officer, UUID challenge, String credential, String label) {
        vault.admit(officer.id());
        transactions.executeWithoutResult(status -> {
            staff.hold(officer.id());
            ceremonies.register(site, officer.id(), officer.displayName(), challenge, credential, label);
            trace(officer, "passkey-added");
        });
    }

    public Passkeys.Asked askToSignIn(PasskeySite site) {
        return ceremonies.askToSignIn(site);
    }

    /** The member of staff whose passkey signed the challenge, if they still are one. */
    @Transactional(noRollbackFor = Refusal.class)
    public Officer recognise(PasskeySite site, UUID challenge, String credential) {
        return staff.find(ceremonies.recognise(site, challenge, credential)).orElseThrow(PasskeyCeremonies::unproven);
    }

    public List<Passkey> list(UUID officer) {
        return rows.list(officer);
    }

    public void rename(UUID officer, UUID id, String label) {
        if (!rows.rename(officer, id, ceremonies.tidy(label))) {
            throw Refusal.notFound();
        }
    }

    /** Removing one that is gone changes nothing; somebody else's is not touched. */
    public void remove(Officer officer, UUID id) {
        vault.admit(officer.id());
        transactions.executeWithoutResult(status -> {
            if (rows.remove(officer.id(), id)) {
                trace(officer, "passkey-removed");
            }
        });
    }

    private void trace(Officer officer, String act) {
        audit.write(new AuditEntry(
                clock.instant(), officer.id(), officer.displayName(), officer.id(), "staff:" + officer.id(), act));
    }
}
