package org.cityplus.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestartTest {
    @TempDir
    Path temporary;

    Path data;

    @BeforeEach
    void aStartThatKeptSomething() throws IOException {
        data = DataFolder.unpackedIn(temporary);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            Sql.keep(postgres, "王五");
        }
    }

    @Test
    void keepsWhatWasCommittedAndItsPort() {
        String first = portOf(data);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertThat(Sql.kept(postgres)).containsExactly("王五");
            assertThat(portOf(data)).isEqualTo(first);
        }
    }

    @Test
    void takesAnotherPortWhenItsOwnIsTaken() throws IOException {
        int port = Integer.parseInt(portOf(data));
        try (ServerSocket stranger = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertThat(stranger.isBound()).isTrue();
            assertThat(Sql.kept(postgres)).containsExactly("王五");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void refusesToLoseWhatItAcknowledges(String setting) throws IOException {
        Path settings = Sql.cluster(data).resolve("postgresql.conf");
        String before = Files.readString(settings);
        Files.writeString(settings, setting + " = off\n", StandardOpenOption.APPEND);
        assertThatExceptionOfType(DatabaseProblem.class)
                .isThrownBy(() -> EmbeddedPostgres.start(data))
                .withMessageContaining(setting + " off");

        Files.writeString(settings, before);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertThat(Sql.kept(postgres)).containsExactly("王五");
        }
    }

    @Test
    void refusesItForItsOwnRoleToo() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            Sql.on(postgres)
                    .sql("ALTER ROLE cityplus SET synchronous_commit = off")
                    .update();
        }
        assertThatExceptionOfType(DatabaseProblem.class)
                .isThrownBy(() -> EmbeddedPostgres.start(data))
                .withMessageContaining("synchronous_commit off");
    }

    @Test
    void tellsWhyItDoesNotStart() throws IOException {
        Files.writeString(
                Sql.cluster(data).resolve("postgresql.conf"), "shared_buffers = lots\n", StandardOpenOption.APPEND);
        assertThatExceptionOfType(DatabaseProblem.class)
                .isThrownBy(() -> EmbeddedPostgres.start(data))
                .withMessageContaining("configuration file")
                .withMessageContaining("logs/postgres.log");
    }

    @Test
    void aPidFileWhoseNumberNowBelongsToAnotherProgramIsNoHindrance() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Path pidFile = Sql.cluster(data).resolve("postmaster.pid");
            Files.write(
                    pidFile,
                    List.of(Long.toString(stranger.pid()), Sql.cluster(data).toString(), "0"));
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
                assertThat(Sql.kept(postgres)).containsExactly("王五");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly().waitFor();
        }
    }

    @Test
    void aHalfMadeClusterIsMadeAgain() throws IOException {
        Path home = temporary.resolve("half/postgres");
        Files.createDirectories(home.resolve("tmp-cluster-1-1/base"));
        Files.writeString(home.resolve("tmp-cluster-1-1/PG_VERSION"), "18");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(temporary.resolve("half"))) {
            Sql.keep(postgres, "new");
        }
        try (Stream<Path> left = Files.list(home)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(Binaries.VERSION, "cluster", "access.properties");
        }
    }

    @Test
    void recordsOfAnotherVersionAreLeftAlone() throws IOException {
        Files.writeString(Sql.cluster(data).resolve("PG_VERSION"), "17\n");
        assertThatExceptionOfType(DatabaseProblem.class)
                .isThrownBy(() -> EmbeddedPostgres.start(data))
                .withMessageContaining("PostgreSQL 17");
    }

    @Test
    void withoutItsPasswordItSaysWhatIsMissing() throws IOException {
        Files.delete(data.resolve("postgres/access.properties"));
        assertThatExceptionOfType(DatabaseProblem.class)
                .isThrownBy(() -> EmbeddedPostgres.start(data))
                .withMessageContaining("access.properties");
    }

    private static String portOf(Path data) {
        try {
            return Files.readAllLines(data.resolve("postgres/access.properties")).stream()
                    .filter(line -> line.startsWith("port="))
                    .findFirst()
                    .orElseThrow()
                    .substring("port=".length());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
