package org.cityplus.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The server in a data folder as its superuser sees it: that of the running city, or one started for as long as this is
 * open. For commands beside the city, never for the city itself.
 */
public final class Superuser implements AutoCloseable {
    private final @Nullable EmbeddedPostgres own;
    private final Connection connection;

    private Superuser(@Nullable EmbeddedPostgres own, Connection connection) {
        this.own = own;
        this.connection = connection;
    }

    /** @throws DatabaseProblem when there is no database in {@code data}, or it cannot be reached */
    public static Superuser open(Path data) {
        return open(data, "postgres");
    }

    /** The same, connected to the city's own database. */
    public static Superuser openCity(Path data) {
        return open(data, "cityplus");
    }

    private static Superuser open(Path data, String database) {
        Path folder = data.toAbsolutePath().normalize();
        if (!Files.exists(cluster(folder))) {
            throw new DatabaseProblem("There is no database in " + folder + ".");
        }
        EmbeddedPostgres own = isInUse(folder) ? null : EmbeddedPostgres.start(folder);
        try {
            Access access = Access.load(folder.resolve("postgres"));
            return new Superuser(
                    own,
                    DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.1:" + access.port() + "/" + database,
                            Cluster.SUPERUSER,
                            access.password()));
        } catch (IOException | SQLException e) {
            if (own != null) {
                own.close();
            }
            throw new DatabaseProblem("The database in " + folder + " cannot be reached: " + e.getMessage(), e);
        }
    }

    private static boolean isInUse(Path folder) {
        try {
            EmbeddedPostgres.checkFree(folder);
            return false;
        } catch (DatabaseProblem inUse) {
            return true;
        }
    }

    public Connection connection() {
        return connection;
    }

    /** The folder PostgreSQL works in. */
    public static Path cluster(Path data) {
        return data.resolve("postgres/cluster");
    }

    /** The file with port and password. */
    public static Path access(Path data) {
        return data.resolve("postgres").resolve(Access.FILE);
    }

    @Override
    public void close() {
        try (connection) {
            if (own != null) {
                own.close();
            }
        } catch (SQLException e) {
            throw new DatabaseProblem("The connection to the database did not end well: " + e.getMessage(), e);
        }
    }
}
