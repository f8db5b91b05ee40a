package org.cityplus.postgres;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The data source depends on the database, so it stops only after the last connection is closed. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    @Bean(destroyMethod = "close")
    Database database(
            @Value("${cityplus.database-url:}") String url,
            @Value("${cityplus.database-user:}") String user,
            @Value("${cityplus.database-password:}") String password,
            @Value("${cityplus.data:data}") Path data,
            @Value("${cityplus.wal-archive:#{null}}") @Nullable Path walArchive) {
        return url.isBlank() ? EmbeddedPostgres.start(data, walArchive) : ExternalPostgres.connect(url, user, password);
    }

    @Bean
    JdbcConnectionDetails jdbcConnectionDetails(Database database) {
        return new JdbcConnectionDetails() {
            @Override
            public @Nullable String getUsername() {
                return database.user();
            }

            @Override
            public @Nullable String getPassword() {
                return database.password();
            }

            @Override
            public String getJdbcUrl() {
                return database.jdbcUrl();
            }
        };
    }
}
