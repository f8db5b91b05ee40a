package org.cityplus.identity;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
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
        settle("confirm", by, proposal, why, key, row -> {
            requireSecond(by, row);
            requireUnchanged(row);
            StaffAct act = row.act();
            changes.trace(
                    Actor.of(by), act.staff(), "admin-confirmed", act.kind().word() + ": " + why.strip());
            changes.make(new Actor(row.proposedBy(), row.proposerName()), act);
            byte[] link = row.link();
            if (link != null) {
                changes.forgetProofs(act.staff());
                word.set(links.issueWithWord(act.staff(), link));
            }
            rows.settle(row.id(), State.CONFIRMED, by.id(), why.strip());
        });
        return word.get();
    }

    /** @throws Refusal as for {@link #confirm}, but whatever has become of the person and the proposer */
    public void decline(Officer by, UUID proposal, String why, @Nullable String key) {
        settle("decline", by, proposal, why, key, row -> {
            requireSecond(by, row);
            end(by, row, State.DECLINED, "admin-declined", why);
        });
    }

    /** A security administrator takes back what one of them proposed. */
    public void withdraw(Officer by, UUID proposal, String why, @Nullable String key) {
        settle("withdraw", by, proposal, why, key, row -> {
            requireOneOf(SECURITY, by);
            end(by, row, State.WITHDRAWN, "admin-withdrawn", why);
        });
    }

    private void settle(
            String act, Officer by, UUID proposal, String why, @Nullable String key, Consumer<Row> decision) {
        transactions.executeWithoutResult(status -> {
            if (key == null) {
                decide(proposal, why, decision);
            } else {
                idempotency.once(by.id(), "staff proposal " + act, key, List.of(proposal, why), Boolean.class, () -> {
                    decide(proposal, why, decision);
                    return true;
                });
            }
        });
    }

    private void decide(UUID proposal, String why, Consumer<Row> decision) {
        Row row = rows.lock(proposal).orElseThrow(Refusal::notFound);
        GrantCheck.reason(why);
        if (row.state() != State.OPEN || !row.lapsesAt().isAfter(clock.instant())) {
            throw conflict("identity.second-admin.settled");
        }
        decision.accept(row);
    }

    private void end(Officer by, Row row, State state, String act, String why) {
        rows.settle(row.id(), state, by.id(), why.strip());
        changes.trace(Actor.of(by), row.act().staff(), act, row.act().kind().word() + ": " + why.strip());
    }

    private void requireSecond(Officer by, Row row) {
        if (by.id().equals(row.proposedBy()) || by.id().equals(row.act().staff())) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("identity.second-admin.not-oneself"));
        }
        changes.lock(by.id(), row.proposedBy(), row.act().staff());
        requireOneOf(SECONDS, by);
    }

    private void requireOneOf(Set<Role> roles, Officer by) {
        if (!changes.isOneOf(roles, by.id(), changes.lock(by.id()))) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("identity.second-admin.no-longer"));
        }
    }

    /** What is confirmed is what was seen: by a proposer who is one still, about a person who is as they were. */
    private void requireUnchanged(Row row) {
        StaffAct act = row.act();
        List<UUID> here = changes.lock(row.proposedBy(), act.staff());
        if (!changes.isOneOf(SECURITY, row.proposedBy(), here)) {
            throw conflict("identity.second-admin.proposer-gone");
        }
        boolean isThere = act.isAboutSomebodyNew() || here.contains(act.staff());
        if (!isThere || !Objects.equals(changes.held(act.staff()), row.held())) {
            throw conflict("identity.second-admin.changed");
        }
    }

    private static Refusal conflict(String key) {
        return new Refusal(Refusal.Kind.CONFLICT, Message.of(key));
    }
}
