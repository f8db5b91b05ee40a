package org.cityplus.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.cityplus.kernel.Refusal;

/** Many doing something in the same moment, and what each of them got. */
public record Crowd<T>(List<T> answers, List<Refusal> refusals) {
    private static final long PATIENCE_SECONDS = 60;

    /**
     * Lets {@code size} people act at once. Anything that fails other than by a {@link Refusal} fails the test, and so
     * does waiting for each other.
     */
    public static <T> Crowd<T> of(int size, IntFunction<T> act) {
        var start = new CyclicBarrier(size);
        List<T> answers = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> all = Stream.iterate(0, i -> i + 1)
                    .limit(size)
                    .map(i -> people.submit(() -> {
                        start.await();
                        return act.apply(i);
                    }))
                    .toList();
            for (Future<T> each : all) {
                try {
                    answers.add(each.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof Refusal refusal)) {
                        people.shutdownNow();
                        throw new AssertionError("one of the crowd failed", e.getCause());
                    }
                    refusals.add(refusal);
                } catch (TimeoutException e) {
                    people.shutdownNow();
                    throw new AssertionError("somebody still waits", e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
        }
        return new Crowd<>(answers, refusals);
    }
}
