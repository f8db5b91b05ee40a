package org.cityplus.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server that the operator named and looks after. */
public record ExternalPostgres(
        String jdbcUrl, @Nullable String user, @Nullable String password) implements Database {
    private static final int OLDEST = 18;

    /**
     * Reaches the server once, so that a mistake is told in one line.
     *
     * @param url {@code postgresql://user:password@host:port/database} or a JDBC URL
     * @param user overrides the URL's; blank for none
     * @param password overrides the URL's; blank for none
     * @throws DatabaseProblem when it cannot be reached, refuses us, or is too old
     */
    public static ExternalPostgres connect(String url, String user, String password) {
        ExternalPostgres external = DatabaseUrl.parse(url, user, password);
        try (Connection connection = DriverManager.getConnection(external.jdbcUrl, external.properties())) {
            external.check(connection);
            return external;
        } catch (SQLException e) {
            throw new DatabaseProblem(external.line(e), e);
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("connectTimeout", "10");
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    private void check(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST) {
            throw new DatabaseProblem("The database " + address() + " is PostgreSQL "
                    + connection.getMetaData().getDatabaseProductVersion() + "; CityPlus needs " + OLDEST
                    + " or newer.");
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT pg_encoding_to_char(encoding), datctype IN ('C', 'POSIX')
                        FROM pg_database WHERE datname = current_database()""")) {
            row.next();
            if (!"UTF8".equals(row.getString(1)) || row.getBoolean(2)) {
                throw new DatabaseProblem("The database " + address() + " cannot search Chinese. Make it with"
                        + " ENCODING 'UTF8' LOCALE_PROVIDER builtin LOCALE 'C.UTF-8' TEMPLATE template0.");
            }
        }
    }

    private String line(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (state.startsWith("28")) {
            return "The database " + address() + " refuses this user or password (CITYPLUS_DATABASE_USER,"
                    + " CITYPLUS_DATABASE_PASSWORD, or in the URL). 数据库拒绝了用户名或密码。";
        }
        if (state.equals("3D000")) {
            return "The server at " + address() + " has no such database. Create it first. 数据库不存在。";
        }
        String reason =
                String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst("\\. .*", ".");
        return "The database " + address() + " cannot be reached: " + reason + " 无法连接数据库。";
    }

    /** The URL without parameters, which may hold a password. */
    private String address() {
        return jdbcUrl.replaceFirst("^jdbc:", "").replaceFirst("\\?.*", "");
    }

    /** Leaves the server alone: it is not ours to stop. */
    @Override
    public void close() {}

    @Override
    public String toString() {
        return address();
    }
}
