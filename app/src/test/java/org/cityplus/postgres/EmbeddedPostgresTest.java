package org.cityplus.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    static Path temporary;

    static Path data;
    static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        data = DataFolder.in(temporary);
        postgres = EmbeddedPostgres.start(data);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void isTheVersionThatTheFolderIsNamedFor() {
        assertThat(show("server_version") + ".0").isEqualTo(Binaries.VERSION);
    }

    @Test
    void isDurable() {
        assertThat(show("fsync")).isEqualTo("on");
        assertThat(show("synchronous_commit")).isEqualTo("on");
        assertThat(show("full_page_writes")).isEqualTo("on");
        assertThat(show("data_checksums")).isEqualTo("on");
        assertThat(show("wal_level")).isEqualTo("replica");
    }

    @Test
    void listensToThisMachineOnly() {
        assertThat(show("listen_addresses")).isEqualTo("127.0.0.1");
    }

    @Test
    void refusesAWrongPassword() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guess"))
                .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
    }

    @Test
    void trustsNobodyAndKeepsPasswordsAsScram() throws IOException {
        assertThat(Files.readAllLines(Sql.cluster(data).resolve("pg_hba.conf")))
                .filteredOn(line -> !line.isBlank() && !line.startsWith("#"))
                .isNotEmpty()
                .allMatch(line -> line.endsWith("scram-sha-256"));
    }

    @Test
    void keepsThePasswordToItsOwner() throws IOException {
        Path file = data.resolve("postgres/access.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void worksAsOneWhoCannotHarmTheServer() {
        assertThat(Sql.on(postgres)
                        .sql("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void findsChineseByParts() {
        Sql.on(postgres).sql("CREATE EXTENSION pg_trgm").update();
        Sql.on(postgres)
                .sql("CREATE TABLE people AS SELECT unnest(ARRAY['王五', '张三丰']) AS name")
                .update();
        assertThat(Sql.on(postgres)
                        .sql("SELECT name FROM people WHERE name ILIKE '%王五%'")
                        .query(String.class)
                        .list())
                .containsExactly("王五");
        assertThat(Sql.on(postgres)
                        .sql("SELECT name FROM people WHERE similarity(name, '王五') > 0.9")
                        .query(String.class)
                        .list())
                .containsExactly("王五");
    }

    @Test
    void refusesASecondStartInThisProcess() {
        assertThatExceptionOfType(DatabaseProblem.class)
                .isThrownBy(() -> EmbeddedPostgres.start(data))
                .withMessageContaining("in use by another CityPlus (process "
                        + ProcessHandle.current().pid());
    }

    private static String show(String setting) {
        return Sql.on(postgres).sql("SHOW " + setting).query(String.class).single();
    }
}
