package org.cityplus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The tests that kill a city rely on this. */
class RunningCityTest {
    @Test
    void aCityComesBackOnItsDataAfterEverythingWasKilled() throws IOException, InterruptedException {
        try (RunningCity city = RunningCity.start("killed")) {
            city.kill();
            assertThat(city.isAlive()).isFalse();
            assertThat(city.postgres().list()).as("PostgreSQL is an orphan now").isNotEmpty();

            city.killPostgres();
            assertThat(city.postgres().list()).isEmpty();

            city.start();
            assertThat(get(city, "/services/passport-first")).isEqualTo(200);
            city.close();
            assertThat(city.postgres().list()).isEmpty();
        }
    }

    private static int get(RunningCity city, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(city.address(path)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
