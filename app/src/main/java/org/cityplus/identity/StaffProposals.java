package org.cityplus.identity;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.cityplus.identity.StaffChanges.Actor;
import org.cityplus.identity.StaffProposal.State;
import org.cityplus.identity.StaffProposalRows.Row;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.Idempotency;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The second administrator. What a security administrator proposed about an administrator's account, a system or audit
 * administrator confirms or declines, who is neither the proposer nor the person concerned.
 */
@Component
public class StaffProposals {
    private static final Set<Role> SECONDS = Set.of(Role.SYSTEM_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR);
    private static final Set<Role> SECURITY = Set.of(Role.SECURITY_ADMINISTRATOR);

    private final StaffProposalRows rows;
    private final StaffChanges changes;
    private final StaffLinks links;
    private final Idempotency idempotency;
    private final TransactionTemplate transactions;
    private final Clock clock;

    StaffProposals(
            StaffProposalRows rows,
            StaffChanges changes,
            StaffLinks links,
            Idempotency idempotency,
            TransactionTemplate transactions,
            Clock clock) {
        this.rows = rows;
        this.changes = changes;
        this.links = links;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Those that wait, the oldest first. */
    public List<StaffProposal> listOpen() {
        return rows.listOpen();
    }

    /** The one that waits about this person. */
    public Optional<StaffProposal> findOpenAbout(UUID staff) {
        return rows.findOpenAbout(staff);
    }

    /** The latest that were answered, withdrawn, or not answered in time. */
    public List<StaffProposal> listSettled() {
        return rows.listSettled();
    }

    int countOpenFor(UUID administrator) {
        return rows.countOpenFor(administrator);
    }

    /**
     * Lets it take effect.
     *
     * @param key of a program's request; null from a page
     * @return the word that belongs to the link, where somebody comes in; in the first answer only
     * @throws Refusal NOT_FOUND; FORBIDDEN to the proposer, the person concerned and who is no system or audit
     *     administrator; CONFLICT when it is settled or things are no longer as they were; INVALID on field {@code why}
     */
    public @Nullable String confirm(Officer by, UUID proposal, String why, @Nullable String key) {
        AtomicReference<String> word = new AtomicReference<>();
        settle("confirm", by, proposal, why, key, open -> {
            requireSecond(by, open);
            requireUnchanged(open);
            Row row = open.row;
            StaffAct act = row.act();
            changes.trace(
                    Actor.of(by), act.staff(), "admin-confirmed", act.kind().word() + ": " + open.why);
            changes.make(new Actor(row.proposedBy(), row.proposerName()), act);
            byte[] link = row.link();
            if (link != null) {
                changes.forgetProofs(act.staff());
                word.set(links.issueWithWord(act.staff(), link));
            }
            rows.settle(row.id(), State.CONFIRMED, by.id(), open.why);
        });
        return word.get();
    }

    /** @throws Refusal as for {@link #confirm}, but whatever has become of the person and the proposer */
    public void decline(Officer by, UUID proposal, String why, @Nullable String key) {
        settle("decline", by, proposal, why, key, open -> {
            requireSecond(by, open);
            end(by, open, State.DECLINED, "admin-declined");
        });
    }

    /** A security administrator takes back what one of them proposed. */
    public void withdraw(Officer by, UUID proposal, String why, @Nullable String key) {
        settle("withdraw", by, proposal, why, key, open -> {
            requireOneOf(SECURITY, by, open);
            end(by, open, State.WITHDRAWN, "admin-withdrawn");
        });
    }

    /**
     * What is to be decided, under its lock.
     *
     * @param here who of the decider, the proposer and the person concerned has not left; they stay as they are
     */
    private record Open(Row row, List<UUID> here, String why) {}

    private void settle(
            String act, Officer by, UUID proposal, String why, @Nullable String key, Consumer<Open> decision) {
        transactions.executeWithoutResult(status -> {
            if (key == null) {
                decide(by, proposal, why, decision);
            } else {
                idempotency.once(by.id(), "staff proposal " + act, key, List.of(proposal, why), Boolean.class, () -> {
                    decide(by, proposal, why, decision);
                    return true;
                });
            }
        });
    }

    private void decide(Officer by, UUID proposal, String typed, Consumer<Open> decision) {
        Row row = rows.lock(proposal).orElseThrow(Refusal::notFound);
        String why = GrantCheck.reason(typed);
        if (row.state() != State.OPEN || !row.lapsesAt().isAfter(clock.instant())) {
            throw conflict("identity.second-admin.settled");
        }
        List<UUID> here = changes.lock(by.id(), row.proposedBy(), row.act().staff());
        decision.accept(new Open(row, here, why));
    }

    private void end(Officer by, Open open, State state, String act) {
        Row row = open.row;
        rows.settle(row.id(), state, by.id(), open.why);
        changes.trace(Actor.of(by), row.act().staff(), act, row.act().kind().word() + ": " + open.why);
    }

    private void requireSecond(Officer by, Open open) {
        Row row = open.row;
        if (by.id().equals(row.proposedBy()) || by.id().equals(row.act().staff())) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("identity.second-admin.not-oneself"));
        }
        requireOneOf(SECONDS, by, open);
    }

    private void requireOneOf(Set<Role> roles, Officer by, Open open) {
        if (!changes.isOneOf(roles, by.id(), open.here)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("identity.second-admin.no-longer"));
        }
    }

    /** What is confirmed is what was seen: by a proposer who is one still, about a person who is as they were. */
    private void requireUnchanged(Open open) {
        Row row = open.row;
        StaffAct act = row.act();
        if (!changes.isOneOf(SECURITY, row.proposedBy(), open.here)) {
            throw conflict("identity.second-admin.proposer-gone");
        }
        boolean isThere = act.isAboutSomebodyNew() || open.here.contains(act.staff());
        if (!isThere || !Objects.equals(changes.held(act.staff()), row.held())) {
            throw StaffChanges.changed();
        }
    }

    private static Refusal conflict(String key) {
        return new Refusal(Refusal.Kind.CONFLICT, Message.of(key));
    }
}
