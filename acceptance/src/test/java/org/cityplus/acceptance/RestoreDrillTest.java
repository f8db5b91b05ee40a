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
        Path kept;
        try (RunningCity city = RunningCity.start("drill-original", "--cityplus.wal-archive=" + wal)) {
            people = Applicant.all(city);
            Submissions morning = new Submissions(people, SUBMISSIONS, "morning");
            CompletableFuture<Void> backup = new CompletableFuture<>();
            morning.sendInto(() -> backup.completeAsync(() -> backUp(archive, city.data())), 10);
            backup.get(2, TimeUnit.MINUTES);
            morning.repeatAll();
            duringBackup = casesOf(people);
            beforeTheMoment = new Submissions(people, SUBMISSIONS, "noon").repeatAll();
            kept = AuditLog.keep(city);
            Thread.sleep(1500);
            moment = Instant.now();
            Thread.sleep(1500);
            // Under load to the last: what is acknowledged now is after the moment, and no part of it may come back.
            new Submissions(people, 20, "evening").sendInto(() -> {}, 20);
            assertThat(casesOf(people)).hasSize(2 * SUBMISSIONS + 20);
            // The last piece of the log is copied within a minute; a disaster sooner than that loses what is in it.
            awaitLog(wal);
            new Submissions(people, 30, "night")
                    .sendInto(
                            () -> {
                                city.kill();
                                city.killPostgres();
                            },
                            5);

            Path restored = folder.resolve("restored");
            long restoring = System.nanoTime();
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
                System.out.printf(
                        "restore drill: from the archive to the first page in %.1f s%n",
                        (System.nanoTime() - restoring) / 1e9);
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
                        assertThat(person.photo(id)).isPositive();
                    }
                    person.lodge("after the disaster");
                }
                System.out.println("restore drill: " + AuditLog.assertWhole(again, kept));
                try (var files = Files.walk(restored.resolve("data/files"))) {
                    assertThat(files.filter(Files::isRegularFile).count()).isGreaterThanOrEqualTo(people.size());
                }
            }
        }
    }

    private static @org.jspecify.annotations.Nullable Void backUp(Path archive, Path data) {
        try {
            long start = System.nanoTime();
            System.out.println("restore drill: "
                    + RunningCity.command("backup", archive.toString(), "--data", data.toString())
                            .replace('\n', ' '));
            RunningCity.command("verify", archive.toString());
            System.out.printf(
                    "restore drill: backup of %.1f MB and its check in %.1f s%n",
                    Files.size(archive) / 1e6, (System.nanoTime() - start) / 1e9);
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
