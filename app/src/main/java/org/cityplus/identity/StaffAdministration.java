package org.cityplus.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
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
    /** Where the city's administrators belong: no agency of the pack, and above all of them. */
    public static final AgencyId CITY = new AgencyId("city");

    private static final int LONGEST_WHY = 500;

    private final JdbcClient jdbc;
    private final StaffLinks links;
    private final Vault vault;
    private final Audit audit;
    private final City city;
    private final TransactionTemplate transactions;
    private final Clock clock;

    StaffAdministration(
            JdbcClient jdbc,
            StaffLinks links,
            Vault vault,
            Audit audit,
            City city,
            TransactionTemplate transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.links = links;
        this.vault = vault;
        this.audit = audit;
        this.city = city;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How an account stands. */
    public enum Standing {
        INVITED,
        WORKING,
        LEFT
    }

    public record Member(
            UUID id, String username, String name, AgencyId agency, Standing standing, boolean synthetic) {}

    /** A role held or to be held; {@code until} is null when it has no end. */
    public record Held(
            AgencyId agency,
            Role role,
            Instant from,
            @Nullable Instant until) {}

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

    /** At most 200 whose name or user name contains {@code words}, in the order of user names. */
    public List<Member> list(String words) {
        String pattern = "%" + words.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
        return jdbc.sql("""
                select * from identity.staff where username ilike ? or name ilike ?
                 order by active desc, username limit 200
                """)
                .params(pattern, pattern)
                .query(StaffAdministration::member)
                .list();
    }

    /** @throws Refusal NOT_FOUND */
    public Member get(UUID staff) {
        return jdbc.sql("select * from identity.staff where id = ?")
                .param(staff)
                .query(StaffAdministration::member)
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    /** The roles held now or later. */
    public List<Held> rolesOf(UUID staff) {
        return jdbc.sql("""
                select agency, role, valid_from, valid_until from identity.staff_role
                 where staff = ? and (valid_until is null or valid_until > ?) order by agency, role
                """)
                .params(staff, Timestamp.from(clock.instant()))
                .query((row, n) -> new Held(
                        new AgencyId(row.getString("agency")),
                        Role.valueOf(row.getString("role")),
                        row.getTimestamp("valid_from").toInstant(),
                        Optional.ofNullable(row.getTimestamp("valid_until"))
                                .map(Timestamp::toInstant)
                                .orElse(null)))
                .list();
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
        return java.util.Objects.requireNonNull(transactions.execute(status -> {
            int added = jdbc.sql("""
                    insert into identity.staff (id, username, name, agency) values (?, ?, ?, ?)
                    on conflict (username) do nothing
                    """)
                    .params(id, username, name, checked.agency.value())
                    .update();
            if (added == 0) {
                throw invalid(new FieldError("username", Message.of("identity.staffing.username-taken")));
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
        get(staff);
        Checked checked = check(grant, new ArrayList<>());
        act(by, staff, "role-given", checked.word() + ": " + checked.why, () -> {
            Set<Role> all = rolesOf(staff).stream()
                    .map(Held::role)
                    .collect(Collectors.toCollection(() -> EnumSet.of(checked.role)));
            if (!StaffRules.fitTogether(all)) {
                throw invalid(new FieldError("role", Message.of("identity.staffing.administrator-alone")));
            }
            boolean has = rolesOf(staff).stream()
                    .anyMatch(held -> held.role == checked.role && held.agency.equals(checked.agency));
            if (has) {
                throw invalid(new FieldError("role", Message.of("identity.staffing.has-role")));
            }
            insertRole(staff, checked);
        });
    }

    /** Takes a role at once, with every session. Taking one that is not held changes nothing. */
    public void end(Officer by, UUID staff, String agency, String role, String why) {
        get(staff);
        String reason = reason(why);
        act(by, staff, "role-taken", agency + " " + role + ": " + reason, () -> {
            int ended = jdbc.sql("""
                    update identity.staff_role set valid_until = greatest(?, valid_from + interval '1 microsecond')
                     where staff = ? and agency = ? and role = ? and (valid_until is null or valid_until > ?)
                    """).params(now(), staff, agency, role, now()).update();
            if (ended == 0) {
                throw new Refusal(Refusal.Kind.CONFLICT, Message.of("identity.staffing.no-such-role"));
            }
        });
    }

    /** A new link for who lost password or authenticator; the old ones end at once, with every session. */
    public String renew(Officer by, UUID staff, String why) {
        get(staff);
        String reason = reason(why);
        String[] link = new String[1];
        act(by, staff, "link-given", reason, () -> {
            forgetProofs(staff);
            link[0] = links.issue(staff);
        });
        return link[0];
    }

    /** Lets somebody go: no role, no proof, no session from this moment. The name stays with what they did. */
    public void leave(Officer by, UUID staff, String why) {
        get(staff);
        String reason = reason(why);
        act(by, staff, "left", reason, () -> {
            jdbc.sql("update identity.staff set active = false, left_at = ? where id = ?")
                    .params(now(), staff)
                    .update();
            jdbc.sql("""
                    update identity.staff_role set valid_until = greatest(?, valid_from + interval '1 microsecond')
                     where staff = ? and (valid_until is null or valid_until > ?)
                    """).params(now(), staff, now()).update();
            forgetProofs(staff);
            links.withdraw(staff);
        });
    }

    /** Every change: never of oneself, never of who has left, under a lock, with its trace; sessions end. */
    private void act(Officer by, UUID staff, String act, String why, Runnable change) {
        if (by.id().equals(staff)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("identity.staffing.not-oneself"));
        }
        if (get(staff).standing == Standing.LEFT) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("identity.staffing.has-left"));
        }
        vault.admit(staff);
        transactions.executeWithoutResult(status -> {
            boolean isHere = jdbc.sql("select id from identity.staff where id = ? and active for update")
                    .param(staff)
                    .query(UUID.class)
                    .optional()
                    .isPresent();
            if (!isHere) {
                throw new Refusal(Refusal.Kind.CONFLICT, Message.of("identity.staffing.has-left"));
            }
            change.run();
            StaffSessions.end(jdbc, staff);
            trace(by, staff, act, why);
        });
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
        Optional<Role> role = List.of(Role.values()).stream()
                .filter(each -> each.name().equals(grant.role))
                .findFirst();
        if (!agency.equals(CITY) && city.findAgency(agency).isEmpty()) {
            errors.add(new FieldError("agency", Message.of("identity.staffing.agency-rule")));
        }
        if (role.isEmpty()) {
            errors.add(new FieldError("role", Message.of("identity.staffing.role-rule")));
        } else if (agency.equals(CITY) && !role.get().isAdministrator()) {
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
        } catch (java.time.DateTimeException e) {
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
            throw invalid(new FieldError("why", Message.of("identity.staffing.why-rule")));
        }
        return why.strip();
    }

    private static Refusal invalid(FieldError error) {
        return new Refusal(Refusal.Kind.INVALID, error.message(), List.of(error));
    }

    private void trace(Officer by, UUID staff, String act, String why) {
        audit.write(
                new AuditEntry(clock.instant(), by.id(), by.displayName(), staff, "staff:" + staff, act).because(why));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Member member(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        Standing standing = !row.getBoolean("active")
                ? Standing.LEFT
                : row.getString("password_hash") == null ? Standing.INVITED : Standing.WORKING;
        return new Member(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("name"),
                new AgencyId(row.getString("agency")),
                standing,
                row.getBoolean("synthetic"));
    }
}
