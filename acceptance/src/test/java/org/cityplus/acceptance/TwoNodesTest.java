package org.cityplus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes of one city behind a balancer, on a database that neither of them runs. */
class TwoNodesTest {
    private static final int SUBMISSIONS = 60;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void oneIsKilledUnderLoadAndBothAreReplacedInTurn() throws Exception {
        try (RunningCity database = RunningCity.start("two-nodes-database");
                RunningCity first = RunningCity.startNode("two-nodes-first", database);
                RunningCity second = RunningCity.startNode("two-nodes-second", database);
                Balancer city = new Balancer(first, second)) {
            List<Applicant> applicants = Applicant.all(city);

            Path checkpoint = AuditLog.keep(city);
            Submissions morning = new Submissions(applicants, SUBMISSIONS, "morning");
            Map<Submissions.Submission, String> acknowledged = morning.sendInto(first::kill, 15);

            assertThat(first.isAlive()).isFalse();
            assertThat(acknowledged).hasSizeLessThan(SUBMISSIONS);
            // The tokens are those of before: sessions are in the database, whichever node made them.
            assertThat(casesOf(applicants)).doesNotHaveDuplicates().containsAll(acknowledged.values());
            assertThat(morning.repeatAll()).hasSize(SUBMISSIONS).doesNotHaveDuplicates();
            assertThat(casesOf(applicants)).hasSize(SUBMISSIONS).doesNotHaveDuplicates();

            first.start();
            // Whichever node made a session, each node knows it, one that has just come up too.
            for (Applicant applicant : applicants) {
                assertThat(applicant.at(first).cases())
                        .isEqualTo(applicant.at(second).cases());
                for (String id : applicant.at(first).cases()) {
                    assertThat(applicant.at(second).photo(id)).isPositive();
                }
            }
            Submissions noon = new Submissions(applicants, SUBMISSIONS, "noon");
            noon.sendInto(second::terminate, 15);
            second.start();
            noon.repeatAll();
            assertThat(casesOf(applicants)).hasSize(2 * SUBMISSIONS).doesNotHaveDuplicates();
            for (Applicant applicant : applicants) {
                assertThat(applicant.at(second).cases()).isNotEmpty();
            }
            String log = AuditLog.assertWhole(database, checkpoint);
            System.out.printf(
                    "two nodes: %d of %d acknowledged before one was killed, all there once after; %s%n",
                    acknowledged.size(), SUBMISSIONS, log);
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
