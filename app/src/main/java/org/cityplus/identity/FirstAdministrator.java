package org.cityplus.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.cityplus.kernel.Ids;
import org.jspecify.annotations.Nullable;

/**
 * The first security administrator of a city, who invites everybody else. Made beside the running city by whoever holds
 * its data, because nobody can sign in yet; the act enters the record when the administrator comes in. The other two
 * roles are given the same way when nobody is left who could confirm.
 */
public final class FirstAdministrator {
    /** Long enough for a letter across the hall, too short to be found in a drawer. */
    public static final Duration LINK_LIVES = Duration.ofHours(48);

    private FirstAdministrator() {}

    /**
     * Makes {@code username} an administrator, or gives one who has not come in yet a new link.
     *
     * @param role which of the three
     * @param another whether to go on though somebody else holds the role already
     * @return what the link holds, shown this once
     * @throws IllegalArgumentException when the name is unusable or taken, or there is an administrator already
     */
    public static String create(Connection city, String username, String name, Role role, boolean another, Clock clock)
            throws SQLException {
        if (!role.isAdministrator()) {
            throw new IllegalArgumentException(role + " is no administrator's role");
        }
        if (!StaffRules.isUsername(username)) {
            throw new IllegalArgumentException("the user name must be 3 to 40 small letters, digits, dots or hyphens"
                    + " and begin with a letter, such as wang.min");
        }
        city.setAutoCommit(false);
        Timestamp now = Timestamp.from(clock.instant());
        if (!another && isThere(city, role, now)) {
            throw new IllegalArgumentException("this city has such an administrator already. More are invited at"
                    + " /desk/staff; if nobody can sign in any more, repeat the command with --another");
        }
        UUID staff = pending(city, username, role, now);
        if (staff == null) {
            staff = Ids.next(clock);
            run(
                    city,
                    "insert into identity.staff (id, username, name, agency) values (?, ?, ?, 'city')",
                    staff,
                    username,
                    name);
            run(
                    city,
                    "insert into identity.staff_role (staff, agency, role, valid_from) values (?, 'city', ?, ?)",
                    staff,
                    role.name(),
                    now);
        }
        String link = OneTimeSecret.forLink();
        run(city, "delete from identity.staff_link where staff = ?", staff);
        run(
                city,
                "insert into identity.staff_link (digest, staff, expires_at) values (?, ?, ?)",
                OneTimeSecret.digest(link),
                staff,
                Timestamp.from(clock.instant().plus(LINK_LIVES)));
        city.commit();
        return link;
    }

    /** Somebody who can sign in and invite others. */
    private static boolean isThere(Connection city, Role role, Timestamp now) throws SQLException {
        try (PreparedStatement ask = city.prepareStatement("""
                select 1 from identity.staff s join identity.staff_role r on r.staff = s.id
                 where r.role = ? and (r.valid_until is null or r.valid_until > ?)
                   and s.active and not s.synthetic and s.password_hash is not null
                """)) {
            ask.setString(1, role.name());
            ask.setTimestamp(2, now);
            return ask.executeQuery().next();
        }
    }

    /** An administrator with this name who has no password yet; null when nobody has the name. */
    private static @Nullable UUID pending(Connection city, String username, Role role, Timestamp now)
            throws SQLException {
        try (PreparedStatement ask = city.prepareStatement("""
                select s.id, s.active and s.password_hash is null and exists (
                           select 1 from identity.staff_role r
                            where r.staff = s.id and r.role = ?
                              and (r.valid_until is null or r.valid_until > ?)) as waits
                  from identity.staff s where username = ? for update
                """)) {
            ask.setString(1, role.name());
            ask.setTimestamp(2, now);
            ask.setString(3, username);
            ResultSet row = ask.executeQuery();
            if (!row.next()) {
                return null;
            }
            if (!row.getBoolean("waits")) {
                throw new IllegalArgumentException("the user name " + username + " is taken; choose another");
            }
            return row.getObject("id", UUID.class);
        }
    }

    private static void run(Connection city, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = city.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
