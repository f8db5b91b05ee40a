package org.cityplus.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Nothing acknowledged may be lost: a server that would lose it is refused. */
final class Durability {
    private static final List<String> NEEDED = List.of("fsync", "synchronous_commit", "full_page_writes");

    private Durability() {}

    static void check(Connection connection) throws SQLException {
        for (String setting : NEEDED) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SHOW " + setting)) {
                row.next();
                if ("off".equals(row.getString(1))) {
                    throw new DatabaseProblem("PostgreSQL has " + setting
                            + " off and could lose what it has acknowledged: set it to on (in postgresql.conf,"
                            + " if no ALTER changed it).");
                }
            }
        }
    }
}
