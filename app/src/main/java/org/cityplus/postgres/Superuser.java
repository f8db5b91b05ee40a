package org.cityplus.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.cityplus.kernel.FileProblem;
import org.jspecify.annotations.Nullable;

/**
 * The server in a data folder as its superuser sees it: that of the running city, or one started for as long as this is
 * open. For commands beside the city, never for the city itself.
 */
public final class Superuser implements AutoCloseable {
    /** The version of PostgreSQL whose folders this program can use, as {@code PG_VERSION} writes it. */
    public static final String POSTGRES = Binaries.VERSION.substring(0, Binaries.VERSION.indexOf('.'));

    private final @Nullable EmbeddedPostgres own;
    private final Connection connection;

    private Superuser(@Nullable EmbeddedPostgres own, Connection connection) {
        this.own = own;
        this.connection = connection;
    }

    /** @throws DatabaseProblem when there is no database in {@code data}, or it cannot be reached */
    public static Superuser open(Path data) {
        return open(data, "postgres", "Name the data folder of the city with --data.");
    }

    /** The same, connected to the city's own database. */
    public static Superuser openCity(Path data) {
        return open(
                data,
                "cityplus",
                "Name the data folder of the city with --data, or its database server, if it has one, with --database.");
    }

    private static Superuser open(Path data, String database, String remedy) {
        Path folder = data.toAbsolutePath().normalize();
        if (!Files.exists(cluster(folder))) {
            throw new DatabaseProblem("There is no city in " + folder + ": "
                    + (Files.exists(folder) ? "its database would be in " + cluster(folder) : "there is no such folder")
                    + ". " + remedy);
        }
        EmbeddedPostgres own = FolderLock.isHeld(folder) ? null : EmbeddedPostgres.start(folder);
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
            String why = e instanceof IOException file ? FileProblem.words(file) : e.getMessage();
            throw new DatabaseProblem("The database in " + folder + " cannot be reached: " + why + ".", e);
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
