package org.cityplus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The drill of the operator's handbook: backup under load, disaster, another machine, a moment in between. */
class RestoreDrillTest {
    private static final int SUBMISSIONS = 60;

    @Tag("deep")
    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void everythingAcknowledgedBeforeTheMomentIsThereAndNothingAfterIt() throws Exception {
        Path folder = Build.OUTPUT.resolve("cities/drill-" + System.currentTimeMillis());
        Files.createDirectories(folder);
        Path wal = folder.resolve("wal");
        Path archive = folder.resolve("city.backup");
        List<Applicant> people;
        List<String> duringBackup;
        Collection<String> beforeTheMoment;
        Instant moment;
        try (RunningCity city = RunningCity.start("drill-original", "--cityplus.wal-archive=" + wal)) {
            people = Applicant.all(city);
            Submissions morning = new Submissions(people, SUBMISSIONS, "morning");
            CompletableFuture<Void> backup = new CompletableFuture<>();
            morning.sendInto(() -> backup.completeAsync(() -> backUp(archive, city.data())), 10);
            backup.get(2, TimeUnit.MINUTES);
            morning.repeatAll();
            duringBackup = casesOf(people);
            beforeTheMoment = new Submissions(people, SUBMISSIONS, "noon").repeatAll();
            Thread.sleep(1500);
            moment = Instant.now();
            Thread.sleep(1500);
            new Submissions(people, 20, "evening").repeatAll();
            assertThat(casesOf(people)).hasSize(2 * SUBMISSIONS + 20);
            // The last piece of the log is copied within a minute; a disaster sooner than that loses what is in it.
            awaitLog(wal);
            city.kill();
            city.killPostgres();

            Path restored = folder.resolve("restored");
            String said = RunningCity.command(
                    "restore",
                    archive.toString(),
                    "--data",
                    restored.resolve("data").toString(),
                    "--wal",
                    wal.toString(),
                    "--to-time",
                    moment.toString(),
                    "--files",
                    city.data().resolve("files").toString());
            System.out.println("restore drill: " + said.replace('\n', ' '));
            try (RunningCity again = RunningCity.on(restored)) {
                again.start();
                List<Applicant> same =
                        people.stream().map(person -> person.at(again)).toList();
                List<String> there = casesOf(same);
                assertThat(there)
                        .doesNotHaveDuplicates()
                        .hasSize(2 * SUBMISSIONS)
                        .containsAll(duringBackup)
                        .containsAll(beforeTheMoment);
                for (Applicant person : same) {
                    for (String id : person.cases()) {
                        // Each action is opened from its seal to be listed.
                        assertThat(person.actions(id)).contains("Lodged");
                    }
                    person.lodge("after the disaster");
                }
                try (var files = Files.walk(restored.resolve("data/files"))) {
                    assertThat(files.filter(Files::isRegularFile).count()).isGreaterThanOrEqualTo(people.size());
                }
            }
        }
    }

    private static @org.jspecify.annotations.Nullable Void backUp(Path archive, Path data) {
        try {
            System.out.println("restore drill: "
                    + RunningCity.command("backup", archive.toString(), "--data", data.toString())
                            .replace('\n', ' '));
            RunningCity.command("verify", archive.toString());
            return null;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until a piece begun after now has been copied. */
    private static void awaitLog(Path wal) throws IOException, InterruptedException {
        long from = System.currentTimeMillis();
        while (newest(wal) < from) {
            Thread.sleep(500);
        }
    }

    private static long newest(Path wal) throws IOException {
        try (var pieces = Files.list(wal)) {
            return pieces.mapToLong(piece -> piece.toFile().lastModified())
                    .max()
                    .orElse(0);
        }
    }

    private static List<String> casesOf(List<Applicant> people) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        for (Applicant person : people) {
            all.addAll(person.cases());
        }
        return all;
    }
}
