package org.cityplus.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.city.Agency;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.cityplus.identity.StaffDirectory.Held;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What security administrators do: let people in, give and take roles, let people go. Each act is on record with its why. */
@Component
public class StaffAdministration {
    private static final int LONGEST_WHY = 500;

    private final JdbcClient jdbc;
    private final StaffDirectory directory;
    private final StaffLinks links;
    private final Vault vault;
    private final Audit audit;
    private final City city;
    private final TransactionTemplate transactions;
    private final Clock clock;

    StaffAdministration(
            JdbcClient jdbc,
            StaffDirectory directory,
            StaffLinks links,
            Vault vault,
            Audit audit,
            City city,
            TransactionTemplate transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.links = links;
        this.vault = vault;
        this.audit = audit;
        this.city = city;
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

    /** A new member of staff and the link to come in by. */
    public record Invited(UUID staff, String link) {}

    /** @throws Refusal INVALID naming each field that is wrong */
    public Invited invite(Officer by, Newcomer newcomer) {
        String username = newcomer.username.strip();
        String name = newcomer.name.strip();
        List<FieldError> errors = new ArrayList<>(StaffRules.check(username, name));
        Checked checked = check(new Grant(newcomer.agency, newcomer.role, newcomer.until, newcomer.why), errors);
        UUID id = Ids.next(clock);
        vault.admit(id);
        return Objects.requireNonNull(transactions.execute(status -> {
            requireStillAdministrator(by, lock(by.id()));
            int added = jdbc.sql("""
                    insert into identity.staff (id, username, name, agency) values (?, ?, ?, ?)
                    on conflict (username) do nothing
                    """)
                    .params(id, username, name, checked.agency.value())
                    .update();
            if (added == 0) {
                throw invalid("username", "identity.staffing.username-taken");
            }
            insertRole(id, checked);
            trace(by, id, "invited", checked.why);
            return new Invited(id, links.issue(id));
        }));
    }

    /**
     * Gives a role, from now on.
     *
     * @throws Refusal INVALID naming the field, as when an administrator's role would not stand alone; FORBIDDEN on oneself
     */
    public void grant(Officer by, UUID staff, Grant grant) {
        requireOther(by, staff);
        Checked checked = check(grant, new ArrayList<>());
        act(by, staff, "role-given", checked.word() + ": " + checked.why, () -> {
            List<Held> held = directory.rolesOf(staff);
            if (held.stream()
                    .anyMatch(
                            each -> each.role() == checked.role && each.agency().equals(checked.agency))) {
                throw invalid("role", "identity.staffing.has-role");
            }
            Set<Role> all =
                    held.stream().map(Held::role).collect(Collectors.toCollection(() -> EnumSet.of(checked.role)));
            if (!StaffRules.fitTogether(all)) {
                throw invalid("role", "identity.staffing.administrator-alone");
            }
            insertRole(staff, checked);
        });
    }

    /**
     * Takes a role at once, with every session.
     *
     * @throws Refusal CONFLICT when it is not held
     */
    public void end(Officer by, UUID staff, String agency, String role, String why) {
        requireOther(by, staff);
        String reason = reason(why);
        act(by, staff, "role-taken", agency + " " + role + ": " + reason, () -> {
            if (endRoles(staff, "and agency = ? and role = ?", agency, role) == 0) {
                throw new Refusal(Refusal.Kind.CONFLICT, Message.of("identity.staffing.no-such-role"));
            }
        });
    }

    /** A new link for who lost password or authenticator; the old ones end at once, with every session. */
    public String renew(Officer by, UUID staff, String why) {
        requireOther(by, staff);
        AtomicReference<String> link = new AtomicReference<>();
        act(by, staff, "link-given", reason(why), () -> {
            forgetProofs(staff);
            link.set(links.issue(staff));
        });
        return Objects.requireNonNull(link.get());
    }

    /** Lets somebody go: no role, no proof, no session from this moment. The name stays with what they did. */
    public void leave(Officer by, UUID staff, String why) {
        requireOther(by, staff);
        act(by, staff, "left", reason(why), () -> {
            jdbc.sql("update identity.staff set active = false where id = ?")
                    .param(staff)
                    .update();
            endRoles(staff, "");
            forgetProofs(staff);
            links.withdraw(staff);
        });
    }

    private void requireOther(Officer by, UUID staff) {
        directory.get(staff);
        if (by.id().equals(staff)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("identity.staffing.not-oneself"));
        }
    }

    /** Every change: under a lock, by who is an administrator still, of who has not left, with its trace; sessions end. */
    private void act(Officer by, UUID staff, String act, String why, Runnable change) {
        vault.admit(staff);
        transactions.executeWithoutResult(status -> {
            List<UUID> here = lock(by.id(), staff);
            requireStillAdministrator(by, here);
            if (!here.contains(staff)) {
                throw new Refusal(Refusal.Kind.CONFLICT, Message.of("identity.staffing.has-left"));
            }
            change.run();
            StaffSessions.end(jdbc, staff);
            trace(by, staff, act, why);
        });
    }

    /** Those of them who have not left; in one order, so that two administrators never wait for each other. */
    private List<UUID> lock(UUID... staff) {
        return jdbc.sql("select id from identity.staff where id in (:staff) and active order by id for update")
                .param("staff", List.of(staff))
                .query(UUID.class)
                .list();
    }

    /** A session is no proof here: two administrators who remove each other at once must not both succeed. */
    private void requireStillAdministrator(Officer by, List<UUID> here) {
        boolean isOne = here.contains(by.id())
                && directory.rolesOf(by.id()).stream().anyMatch(held -> held.role() == Role.SECURITY_ADMINISTRATOR);
        if (!isOne) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("identity.staffing.no-longer"));
        }
    }

    private int endRoles(UUID staff, String also, Object... values) {
        return jdbc.sql("""
                update identity.staff_role set valid_until = greatest(?, valid_from + interval '1 microsecond')
                 where (valid_until is null or valid_until > ?) and staff = ?\s""" + also).params(now(), now(), staff).params(values).update();
    }

    private void forgetProofs(UUID staff) {
        jdbc.sql("update identity.staff set password_hash = null, totp_secret = null where id = ?")
                .param(staff)
                .update();
        jdbc.sql("delete from identity.staff_recovery_code where staff = ?")
                .param(staff)
                .update();
        jdbc.sql("delete from identity.staff_challenge where staff = ?")
                .param(staff)
                .update();
    }

    private record Checked(
            AgencyId agency, Role role, @Nullable Instant until, String why) {
        String word() {
            return agency + " " + role + (until == null ? "" : " until " + until);
        }
    }

    private Checked check(Grant grant, List<FieldError> errors) {
        AgencyId agency = new AgencyId(grant.agency);
        Optional<Role> role = Stream.of(Role.values())
                .filter(each -> each.name().equals(grant.role))
                .findFirst();
        if (!agency.equals(AgencyId.CITY)
                && city.findAgency(agency).filter(Agency::isOpen).isEmpty()) {
            errors.add(new FieldError("agency", Message.of("identity.staffing.agency-rule")));
        }
        if (role.isEmpty()) {
            errors.add(new FieldError("role", Message.of("identity.staffing.role-rule")));
        } else if (agency.equals(AgencyId.CITY) && !role.get().isAdministrator()) {
            errors.add(new FieldError("role", Message.of("identity.staffing.city-rule")));
        }
        Instant until = until(grant.until, errors);
        if (!isReason(grant.why)) {
            errors.add(new FieldError("why", Message.of("identity.staffing.why-rule")));
        }
        if (!errors.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, errors.getFirst().message(), errors);
        }
        return new Checked(agency, role.orElseThrow(), until, grant.why.strip());
    }

    /** The end of the day that was typed; nothing typed is no end. */
    private @Nullable Instant until(String typed, List<FieldError> errors) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            Instant until = LocalDate.parse(typed.strip())
                    .plusDays(1)
                    .atStartOfDay(city.zone())
                    .toInstant();
            if (until.isAfter(clock.instant())) {
                return until;
            }
        } catch (DateTimeException e) {
            // No date: told below.
        }
        errors.add(new FieldError("until", Message.of("identity.staffing.until-rule")));
        return null;
    }

    private void insertRole(UUID staff, Checked checked) {
        jdbc.sql(
                        "insert into identity.staff_role (staff, agency, role, valid_from, valid_until) values (?, ?, ?, ?, ?)")
                .params(staff, checked.agency.value(), checked.role.name(), now())
                .param(checked.until == null ? null : Timestamp.from(checked.until))
                .update();
    }

    private static boolean isReason(String why) {
        return !why.isBlank() && why.strip().length() <= LONGEST_WHY;
    }

    private static String reason(String why) {
        if (!isReason(why)) {
            throw invalid("why", "identity.staffing.why-rule");
        }
        return why.strip();
    }

    private static Refusal invalid(String field, String key) {
        Message message = Message.of(key);
        return new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError(field, message)));
    }

    private void trace(Officer by, UUID staff, String act, String why) {
        audit.write(
                new AuditEntry(clock.instant(), by.id(), by.displayName(), staff, "staff:" + staff, act).because(why));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
