package org.cityplus.identity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.cityplus.city.AgencyId;
import org.cityplus.identity.StaffChanges.Actor;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.vault.Vault;
import org.cityplus.web.Idempotency;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What security administrators do: let people in, give and take roles, let people go. Each act is on record with its why.
 * What touches an administrator's account is only proposed here; another administrator confirms it.
 */
@Component
public class StaffAdministration {
    private static final Set<Role> SECURITY = Set.of(Role.SECURITY_ADMINISTRATOR);

    private final StaffDirectory directory;
    private final StaffChanges changes;
    private final StaffLinks links;
    private final AdministratorPosts posts;
    private final StaffProposalRows proposals;
    private final StaffLapses lapses;
    private final Vault vault;
    private final GrantCheck checks;
    private final Idempotency idempotency;
    private final TransactionTemplate transactions;
    private final Clock clock;

    StaffAdministration(
            StaffDirectory directory,
            StaffChanges changes,
            StaffLinks links,
            AdministratorPosts posts,
            StaffProposalRows proposals,
            StaffLapses lapses,
            Vault vault,
            GrantCheck checks,
            Idempotency idempotency,
            TransactionTemplate transactions,
            Clock clock) {
        this.directory = directory;
        this.changes = changes;
        this.links = links;
        this.posts = posts;
        this.proposals = proposals;
        this.lapses = lapses;
        this.vault = vault;
        this.checks = checks;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What was typed about a new member of staff. */
    public record Newcomer(String username, String name, String agency, String role, String until, String why) {
        public static Newcomer empty() {
            return new Newcomer("", "", "", "", "", "");
        }
    }

    /** What was typed about a role. */
    public record Grant(String agency, String role, String until, String why) {
        public static Grant empty() {
            return new Grant("", "", "", "");
        }
    }

    /**
     * What became of an act. The link is in the first answer only: a repeat of the same request has none, because nothing
     * that is kept may hold it.
     *
     * @param proposal null when it is done; otherwise it waits for another administrator, and the link opens nothing before
     */
    public record Outcome(
            UUID staff, @Nullable UUID proposal, @Nullable String link) {
        public boolean waits() {
            return proposal != null;
        }
    }

    private record Kept(UUID staff, @Nullable UUID proposal) {}

    /**
     * @param key of a program's request, so that its repeat invites nobody twice; null from a page
     * @throws Refusal INVALID naming each field that is wrong
     */
    public Outcome invite(Officer by, Newcomer newcomer, @Nullable String key) {
        String username = newcomer.username.strip();
        String name = newcomer.name.strip();
        List<FieldError> errors = new ArrayList<>(StaffRules.check(username, name));
        GrantCheck.Checked checked =
                checks.check(new Grant(newcomer.agency, newcomer.role, newcomer.until, newcomer.why), errors);
        return act(by, StaffAct.invite(Ids.next(clock), username, name, checked), newcomer, key);
    }

    /**
     * Gives a role, from now on.
     *
     * @throws Refusal INVALID naming the field, as when an administrator's role would not stand alone; FORBIDDEN on oneself
     */
    public Outcome grant(Officer by, UUID staff, Grant grant, @Nullable String key) {
        requireOther(by, staff);
        return act(by, StaffAct.grant(staff, checks.check(grant, new ArrayList<>())), List.of(staff, grant), key);
    }

    /**
     * Takes a role at once, with every session.
     *
     * @throws Refusal CONFLICT when it is not held
     */
    public Outcome end(Officer by, UUID staff, String agency, String role, String why, @Nullable String key) {
        requireOther(by, staff);
        String reason = GrantCheck.reason(why);
        Role ended = Stream.of(Role.values())
                .filter(each -> each.name().equals(role))
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, Message.of("identity.staffing.no-such-role")));
        return act(
                by,
                StaffAct.end(staff, new AgencyId(agency), ended, reason),
                List.of(staff, agency, role, reason),
                key);
    }

    /** A new link for who lost password or authenticator; the old ones end at once, with every session. */
    public Outcome renew(Officer by, UUID staff, String why, @Nullable String key) {
        return about(StaffAct.Kind.RENEW, by, staff, why, key);
    }

    /** Lets somebody go: no role, no proof, no session from this moment. The name stays with what they did. */
    public Outcome leave(Officer by, UUID staff, String why, @Nullable String key) {
        return about(StaffAct.Kind.LEAVE, by, staff, why, key);
    }

    private Outcome about(StaffAct.Kind kind, Officer by, UUID staff, String why, @Nullable String key) {
        requireOther(by, staff);
        String reason = GrantCheck.reason(why);
        return act(by, StaffAct.about(kind, staff, reason), List.of(staff, reason), key);
    }

    private void requireOther(Officer by, UUID staff) {
        directory.get(staff);
        if (by.id().equals(staff)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("identity.staffing.not-oneself"));
        }
    }

    private Outcome act(Officer by, StaffAct act, Object body, @Nullable String key) {
        vault.admit(act.staff());
        AtomicReference<String> link = new AtomicReference<>();
        Kept kept = Objects.requireNonNull(transactions.execute(status -> key == null
                ? decide(by, act, link)
                : idempotency.once(
                        by.id(), "staff act " + act.kind(), key, body, Kept.class, () -> decide(by, act, link))));
        return new Outcome(kept.staff, kept.proposal, link.get());
    }

    /** Under a lock, by who is an administrator still, of who has not left. */
    private Kept decide(Officer by, StaffAct act, AtomicReference<String> link) {
        List<UUID> here = changes.lock(by.id(), act.staff());
        if (!changes.isOneOf(SECURITY, by.id(), here)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("identity.staffing.no-longer"));
        }
        if (!act.isAboutSomebodyNew() && !here.contains(act.staff())) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("identity.staffing.has-left"));
        }
        changes.check(act);
        Set<Role> touched = posts.touchedBy(act);
        if (posts.takeTwo(act, touched)) {
            return propose(by, act, link);
        }
        changes.make(Actor.of(by), act);
        if (act.kind().givesRole() && !touched.isEmpty()) {
            changes.trace(Actor.of(by), act.staff(), "admin-begun-alone", act.summary());
        }
        if (act.isAboutSomebodyNew() || act.kind() == StaffAct.Kind.RENEW) {
            link.set(links.issue(act.staff()));
        }
        return new Kept(act.staff(), null);
    }

    private Kept propose(Officer by, StaffAct act, AtomicReference<String> link) {
        String secret = act.kind().letsIn() ? OneTimeSecret.forLink() : null;
        lapses.lapse();
        UUID proposal = proposals.add(
                by.id(), act, changes.held(act.staff()), secret == null ? null : OneTimeSecret.digest(secret));
        link.set(secret);
        changes.trace(Actor.of(by), act.staff(), "admin-proposed", act.kind().word() + ": " + act.summary());
        return new Kept(act.staff(), proposal);
    }
}
