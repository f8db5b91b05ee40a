package org.cityplus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cityplus.acceptance.Submissions.Submission;

/** What can befall a city while a hundred people press the button, and what must hold afterwards. */
enum Disaster {
    APP_KILLED {
        @Override
        void strike(RunningCity city) {
            city.kill();
        }
    },
    EVERYTHING_KILLED {
        @Override
        void strike(RunningCity city) {
            Thread app = Thread.startVirtualThread(city::kill);
            city.killPostgres();
            try {
                app.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    };

    private static final int SUBMISSIONS = 100;

    abstract void strike(RunningCity city);

    /** Strikes after so many acknowledgements; then every acknowledged submission is there once, none twice. */
    void losesNothing(int acknowledgements) throws IOException, InterruptedException {
        try (RunningCity city = RunningCity.start("disaster")) {
            List<Applicant> applicants = Applicant.all(city);
            Path checkpoint = AuditLog.keep(city);
            Submissions submissions = new Submissions(applicants, SUBMISSIONS, "submission");
            Map<Submission, String> acknowledged = submissions.sendInto(() -> strike(city), acknowledgements);
            assertThat(acknowledged)
                    .as("the disaster struck while some were on their way")
                    .hasSizeLessThan(SUBMISSIONS);
            assertThat(city.isAlive()).isFalse();

            city.start();

            List<String> kept = casesOf(applicants);
            assertThat(kept).doesNotHaveDuplicates().containsAll(acknowledged.values());
            assertThat(submissions.repeatAll())
                    .hasSize(SUBMISSIONS)
                    .doesNotHaveDuplicates()
                    .containsAll(kept);
            assertThat(casesOf(applicants)).hasSize(SUBMISSIONS).doesNotHaveDuplicates();
            AuditLog.assertWhole(city, checkpoint);
            System.out.printf(
                    "%s: %d of %d acknowledged before it, %d kept, %d after all were sent again%n",
                    this, acknowledged.size(), SUBMISSIONS, kept.size(), SUBMISSIONS);
        }
    }

    private static List<String> casesOf(List<Applicant> applicants) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        for (Applicant applicant : applicants) {
            all.addAll(applicant.cases());
        }
        return all;
    }
}
