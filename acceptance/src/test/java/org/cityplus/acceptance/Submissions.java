package org.cityplus.acceptance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Applications that are all on their way at the same time, each with a key of its own. */
final class Submissions {
    /** One of them. */
    record Submission(Applicant applicant, String key) {}

    private final List<Submission> all = new ArrayList<>();
    private final Map<Submission, String> acknowledged = new ConcurrentHashMap<>();

    /** @param name makes the keys differ from those of other submissions */
    Submissions(List<Applicant> applicants, int count, String name) {
        for (int number = 0; number < count; number++) {
            all.add(new Submission(applicants.get(number % applicants.size()), name + "-" + number));
        }
    }

    /**
     * Sends all at once and lets {@code disaster} happen after {@code acknowledgements} of them.
     *
     * @return those acknowledged, with the id of the case each became
     */
    Map<Submission, String> sendInto(Runnable disaster, int acknowledgements) throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(acknowledgements);
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Submission submission : all) {
                senders.submit(() -> send(submission, enough));
            }
            if (!enough.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("only " + acknowledged.size() + " were acknowledged in a minute");
            }
            disaster.run();
        }
        return Map.copyOf(acknowledged);
    }

    private void send(Submission submission, CountDownLatch enough) {
        try {
            acknowledged.put(submission, submission.applicant.lodge(submission.key));
            enough.countDown();
        } catch (IOException unanswered) {
            // What the disaster is for: the sender does not know, and will ask again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks up to five times: a connection that was kept to a node that ended is of no more use. */
    private static String untilAnswered(Submission submission) throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                return submission.applicant.lodge(submission.key);
            } catch (IOException e) {
                if (tries == 5) {
                    throw e;
                }
            }
        }
    }

    /** Sends every one again, as a program does that had no answer; returns the ids of the cases. */
    Collection<String> repeatAll() throws IOException, InterruptedException {
        Map<Submission, String> answers = new ConcurrentHashMap<>();
        for (Submission submission : all) {
            answers.put(submission, untilAnswered(submission));
        }
        acknowledged.forEach((submission, id) -> {
            if (!id.equals(answers.get(submission))) {
                throw new AssertionError(submission + " became " + id + ", then " + answers.get(submission));
            }
        });
        return answers.values();
    }
}
