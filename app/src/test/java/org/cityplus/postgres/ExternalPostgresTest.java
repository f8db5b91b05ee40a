package org.cityplus.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import org.cityplus.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class ExternalPostgresTest {
    private static final TestDatabase SERVER = TestDatabase.shared();
    private static final URI ADDRESS = URI.create(SERVER.jdbcUrl().substring("jdbc:".length()));

    @Test
    void isReachedByEitherWayOfWritingItsAddress() {
        assertThat(ExternalPostgres.connect(url(SERVER.password()), "", "").user())
                .isEqualTo(SERVER.user());
        assertThat(ExternalPostgres.connect(SERVER.jdbcUrl(), SERVER.user(), SERVER.password())
                        .jdbcUrl())
                .isEqualTo(SERVER.jdbcUrl());
    }

    @Test
    void aWrongPasswordIsToldWithoutThePassword() {
        refused(url("gu%20ess"), "refuses this user or password");
    }

    @Test
    void aMissingDatabaseIsTold() {
        refused(url(SERVER.password()).replaceFirst("[^/]+$", "nowhere"), "no such database");
    }

    @Test
    void aDeafPortIsTold() {
        refused("postgresql://city:secret@127.0.0.1:1/city", "cannot be reached");
    }

    @Test
    void anotherKindOfAddressIsTold() {
        refused("mysql://city:secret@127.0.0.1/city", "not understood");
    }

    private static String url(String password) {
        return "postgresql://" + SERVER.user() + ":" + password + "@" + ADDRESS.getAuthority() + ADDRESS.getPath();
    }

    private static void refused(String url, String reason) {
        assertThatExceptionOfType(DatabaseProblem.class)
                .isThrownBy(() -> ExternalPostgres.connect(url, "", ""))
                .withMessageContaining(reason)
                .satisfies(problem -> assertThat(problem.getMessage())
                        .doesNotContain("secret", "gu%20ess", "gu ess")
                        .hasLineCount(1));
    }
}
