package org.cityplus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** The audit log of a city as somebody checks it who keeps a signed state and runs {@code ./cityplus verify audit}. */
final class AuditLog {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private AuditLog() {}

    /** The state of now, signed, in a file of one's own. */
    static Path keep(Entrance city) throws IOException, InterruptedException {
        HttpRequest newest =
                HttpRequest.newBuilder(city.address("/api/audit/checkpoint")).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> note = client.send(newest, HttpResponse.BodyHandlers.ofString());
            assertThat(note.statusCode()).isEqualTo(200);
            Files.createDirectories(Build.OUTPUT);
            return Files.writeString(Build.OUTPUT.resolve("checkpoint-" + UUID.randomUUID() + ".txt"), note.body());
        }
    }

    /**
     * Asserts that the log of the city with this data is whole since {@code kept}, and that in the end every entry has its
     * place in it, exactly one: a place is taken once or the check says so.
     */
    static String assertWhole(RunningCity city, Path kept) throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        String said = verify(city, kept);
        while (said.contains("wait for their place") && System.nanoTime() < giveUp) {
            Thread.sleep(500);
            said = verify(city, kept);
        }
        assertThat(said).startsWith("The log is as it was written").doesNotContain("wait for their place");
        return said.strip();
    }

    private static String verify(RunningCity city, Path kept) throws IOException, InterruptedException {
        return RunningCity.run(
                "org.cityplus.launch.VerifyAudit", "--data", city.data().toString(), "--checkpoint", kept.toString());
    }
}
