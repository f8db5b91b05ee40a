package org.cityplus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** kill -9 again and again while the appender of the audit log and the detection behind it are busy. */
class AppenderKilledTest {
    private static final int ROUNDS = 4;
    private static final int SUBMISSIONS = 80;

    @Tag("deep")
    @Test
    @Timeout(value = 7, unit = TimeUnit.MINUTES)
    void noEntryIsWithoutItsLeafInTheEndAndNoneHasTwo() throws Exception {
        try (RunningCity city = RunningCity.start(
                "appender-killed", "--cityplus.audit-log-delay=1ms", "--cityplus.look-detection-delay=1ms")) {
            List<Applicant> people = Applicant.all(city);
            Path kept = AuditLog.keep(city);
            for (int round = 0; round < ROUNDS; round++) {
                Submissions some = new Submissions(people, SUBMISSIONS, "round-" + round);
                some.sendInto(city::kill, 10 + 15 * round);
                assertThat(city.isAlive()).isFalse();
                city.start();
                some.repeatAll();
            }
            String said = AuditLog.assertWhole(city, kept);
            long cases = people.stream().mapToLong(AppenderKilledTest::casesOf).sum();
            assertThat(cases).isEqualTo((long) ROUNDS * SUBMISSIONS);
            System.out.println("appender killed " + ROUNDS + " times: " + said);
        }
    }

    private static long casesOf(Applicant person) {
        try {
            return person.cases().size();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
