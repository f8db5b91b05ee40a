package org.cityplus.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.city.Agency;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who works for the city, where, and in which roles. */
@Component
public class StaffDirectory {
    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final City city;
    private final Clock clock;

    StaffDirectory(JdbcClient jdbc, City city, Clock clock) {
        this.jdbc = jdbc;
        this.city = city;
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

    /** A role held now; {@code until} is null when it has no end. */
    public record Held(
            AgencyId agency,
            Role role,
            Instant from,
            @Nullable Instant until) {}

    /**
     * Whom to list.
     *
     * @param words a part of a name or sign-in name; empty for all
     * @param agency where they are at home or hold a role; empty for all
     * @param role one they hold now; empty for all
     * @param left those who have left, instead of those who are here
     * @param after the last sign-in name already shown; empty for the beginning
     */
    public record Search(String words, String agency, String role, boolean left, String after, int size) {
        public Search {
            // PostgreSQL takes no byte 0 in a text; nobody's name has one.
            words = words.replace("\0", "");
            agency = agency.replace("\0", "");
            role = role.replace("\0", "");
            after = after.replace("\0", "");
            size = Math.clamp(size, 1, MOST);
        }
    }

    /** @param next what to ask {@code after} for more; null at the end */
    public record Members(List<Member> list, @Nullable String next) {}

    /** In the order of sign-in names. */
    public Members list(Search search) {
        String pattern = "%" + search.words.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
        List<Member> found = jdbc.sql("""
                select id, username, name, agency, active, password_hash is not null as came_in, synthetic
                  from identity.staff s
                 where active = :active and username > :after
                   and (:words = '%%' or username ilike :words or name ilike :words)
                   and (:agency = '' or agency = :agency
                        or exists (select from identity.staff_role r where r.staff = s.id and r.agency = :agency
                                      and r.valid_from <= :now and (r.valid_until is null or r.valid_until > :now)))
                   and (:role = ''
                        or exists (select from identity.staff_role r where r.staff = s.id and r.role = :role
                                      and r.valid_from <= :now and (r.valid_until is null or r.valid_until > :now)))
                 order by username limit :size
                """)
                .param("active", !search.left)
                .param("after", search.after)
                .param("words", pattern)
                .param("agency", search.agency)
                .param("role", search.role)
                .param("now", Timestamp.from(clock.instant()))
                .param("size", search.size + 1)
                .query(StaffDirectory::member)
                .list();
        boolean isMore = found.size() > search.size;
        List<Member> shown = isMore ? found.subList(0, search.size) : found;
        return new Members(shown, isMore ? shown.getLast().username() : null);
    }

    /** @throws Refusal NOT_FOUND */
    public Member get(UUID staff) {
        return jdbc.sql("""
                select id, username, name, agency, active, password_hash is not null as came_in, synthetic
                  from identity.staff where id = ?
                """)
                .param(staff)
                .query(StaffDirectory::member)
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    /** Those among {@code ids} who are of the staff, also when they have left. */
    public List<Member> listAmong(Collection<UUID> ids) {
        return jdbc.sql("""
                select id, username, name, agency, active, password_hash is not null as came_in, synthetic
                  from identity.staff where id = any (?::uuid[])
                """)
                .param(ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(StaffDirectory::member)
                .list();
    }

    /** By sign-in name. */
    public Optional<Member> find(String username) {
        return jdbc.sql("""
                select id, username, name, agency, active, password_hash is not null as came_in, synthetic
                  from identity.staff where username = ?
                """).param(username).query(StaffDirectory::member).optional();
    }

    /** Whoever holds this role for this agency at this moment. */
    public List<UUID> listHolders(Role role, AgencyId agency) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql("""
                select distinct staff from identity.staff_role
                 where role = ? and agency = ? and valid_from <= ? and (valid_until is null or valid_until > ?)
                """)
                .params(role.name(), agency.value(), now, now)
                .query(UUID.class)
                .list();
    }

    /** What a member of staff may do at this moment, in the order of agencies. */
    public List<Held> rolesOf(UUID staff) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql("""
                select agency, role, valid_from, valid_until from identity.staff_role
                 where staff = ? and valid_from <= ? and (valid_until is null or valid_until > ?)
                 order by agency, role
                """).params(staff, now, now).query(StaffDirectory::held).list();
    }

    /** Agencies in which a member of staff has a role at this moment. */
    public List<AgencyId> agenciesOf(UUID staff) {
        return rolesOf(staff).stream().map(Held::agency).distinct().toList();
    }

    /** An agency that is gone keeps its id as its name. */
    public LocalizedText nameOf(AgencyId agency) {
        return agency.equals(AgencyId.CITY)
                ? city.name()
                : city.findAgency(agency)
                        .map(Agency::name)
                        .orElseGet(() -> new LocalizedText(agency.value(), agency.value()));
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        return new Member(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("name"),
                new AgencyId(row.getString("agency")),
                standing(row.getBoolean("active"), row.getBoolean("came_in")),
                row.getBoolean("synthetic"));
    }

    private static Standing standing(boolean active, boolean cameIn) {
        if (!active) {
            return Standing.LEFT;
        }
        return cameIn ? Standing.WORKING : Standing.INVITED;
    }

    private static Held held(ResultSet row, int number) throws SQLException {
        return new Held(
                new AgencyId(row.getString("agency")),
                Role.valueOf(row.getString("role")),
                row.getTimestamp("valid_from").toInstant(),
                Optional.ofNullable(row.getTimestamp("valid_until"))
                        .map(Timestamp::toInstant)
                        .orElse(null));
    }
}
