package org.cityplus.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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
                return work.on(superuser.connection());
            }
        }
        try (ExternalPostgres server = ExternalPostgres.connect(
                        url,
                        System.getenv().getOrDefault("CITYPLUS_DATABASE_USER", ""),
                        System.getenv().getOrDefault("CITYPLUS_DATABASE_PASSWORD", ""));
                Connection city = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password())) {
            return work.on(city);
        }
    }
}
