package org.cityplus.postgres;

import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Short ways to write and read in a database under test. */
final class Sql {
    private Sql() {}

    static JdbcClient on(EmbeddedPostgres database) {
        return JdbcClient.create(new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));
    }

    static void keep(EmbeddedPostgres database, String word) {
        on(database).sql("CREATE TABLE IF NOT EXISTS kept (word text)").update();
        on(database).sql("INSERT INTO kept VALUES (?)").param(word).update();
    }

    static java.util.List<String> kept(EmbeddedPostgres database) {
        return on(database).sql("SELECT word FROM kept").query(String.class).list();
    }

    static Path cluster(Path data) {
        return data.resolve("postgres/cluster");
    }
}
