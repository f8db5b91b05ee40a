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
    private static final int MOST = 200;

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

    /** At most 200 whose name or sign-in name contains {@code words}, in the order of sign-in names, those who left last. */
    public List<Member> list(String words) {
        String pattern = "%" + words.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
        return jdbc.sql("""
                select id, username, name, agency, active, password_hash is not null as came_in, synthetic
                  from identity.staff where username ilike ? or name ilike ?
                 order by active desc, username limit ?
                """)
                .params(pattern, pattern, MOST)
                .query(StaffDirectory::member)
                .list();
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
