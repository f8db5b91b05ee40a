package org.cityplus.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanTest {
    @TempDir
    Path temporary;

    Path data;
    Process city;

    @BeforeEach
    void startACity() throws IOException {
        data = DataFolder.unpackedIn(temporary);
        city = OrphanMaker.start(data);
    }

    @AfterEach
    void end() throws InterruptedException {
        city.destroyForcibly().waitFor();
    }

    @Test
    void whileItLivesNobodyElseStartsOnItsFolder() {
        assertThatExceptionOfType(DatabaseProblem.class)
                .isThrownBy(() -> EmbeddedPostgres.start(data))
                .withMessageContaining("in use by another CityPlus (process " + city.pid());
        assertThat(postmaster().isAlive()).isTrue();
        postmaster().destroy();
    }

    @Test
    void killedItLeavesAnOrphanThatTheNextStartReplaces() throws Exception {
        ProcessHandle orphan = postmaster();
        city.destroyForcibly().waitFor();
        assertThat(orphan.isAlive()).isTrue();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(Sql.kept(postgres)).containsExactly("acknowledged");
        }
    }

    @Test
    void killedTogetherWithPostgresItLosesNothing() throws Exception {
        ProcessHandle postmaster = postmaster();
        city.destroyForcibly().waitFor();
        postmaster.destroyForcibly();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertThat(Sql.kept(postgres)).containsExactly("acknowledged");
        }
    }

    private ProcessHandle postmaster() {
        try {
            String pid = Files.readAllLines(Sql.cluster(data).resolve("postmaster.pid"))
                    .getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
