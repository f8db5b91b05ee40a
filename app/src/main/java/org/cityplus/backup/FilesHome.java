package org.cityplus.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.cityplus.postgres.Superuser;

/** Where a city's files are. The database knows; a command beside the city does not see the city's settings. */
final class FilesHome {
    private static final String FOLDER = "folder";

    private FilesHome() {}

    /** The bucket's address, when they are in one and not in the data folder. */
    static Optional<String> findBucket(Path data) throws IOException {
        try (Superuser city = Superuser.openCity(data)) {
            return findBucket(city.connection());
        } catch (SQLException e) {
            throw new BackupProblem("The database does not say where the files are: " + e.getMessage(), e);
        }
    }

    private static Optional<String> findBucket(Connection city) throws SQLException {
        try (Statement statement = city.createStatement()) {
            // A city of an earlier version has no such table, and no bucket.
            try (ResultSet table = statement.executeQuery("select to_regclass('files.home') is not null")) {
                table.next();
                if (!table.getBoolean(1)) {
                    return Optional.empty();
                }
            }
            try (ResultSet row = statement.executeQuery("select place from files.home")) {
                return row.next()
                        ? Optional.of(row.getString(1)).filter(place -> !place.equals(FOLDER))
                        : Optional.empty();
            }
        }
    }
}
