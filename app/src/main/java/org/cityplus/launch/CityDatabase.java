package org.cityplus.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.cityplus.postgres.ExternalPostgres;
import org.cityplus.postgres.Superuser;

/** The city's database for a command beside it: the server the environment names, or the one in the data folder. */
final class CityDatabase {
    private CityDatabase() {}

    interface Work<T> {
        T on(Connection city) throws IOException, SQLException;
    }

    static <T> T with(Path data, Work<T> work) throws IOException, SQLException {
        String url = System.getenv().getOrDefault("CITYPLUS_DATABASE_URL", "");
        if (url.isBlank()) {
            try (Superuser superuser = Superuser.openCity(data)) {
                return on(superuser.connection(), work);
            }
        }
        try (ExternalPostgres server = ExternalPostgres.connect(
                        url,
                        System.getenv().getOrDefault("CITYPLUS_DATABASE_USER", ""),
                        System.getenv().getOrDefault("CITYPLUS_DATABASE_PASSWORD", ""));
                Connection city = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password())) {
            return on(city, work);
        }
    }

    private static <T> T on(Connection database, Work<T> work) throws IOException, SQLException {
        try (Statement ask = database.createStatement();
                ResultSet city = ask.executeQuery("select to_regclass('identity.staff') is not null")) {
            city.next();
            if (!city.getBoolean(1)) {
                throw new IllegalArgumentException("there is no city in this database yet. Start it once with"
                        + " ./cityplus run, or name another with --data or --database");
            }
        }
        return work.on(database);
    }
}
