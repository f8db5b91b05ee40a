package org.cityplus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.cityplus.cases.testing.DemoCityTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class IdempotencyTidyingTest extends DemoCityTest {
    @Autowired
    Idempotency idempotency;

    @Test
    void anAnswerIsGivenAgainAsLongAsPromisedAndThenGone() {
        UUID owner = UUID.randomUUID();
        AtomicInteger work = new AtomicInteger();
        assertThat(once(owner, work)).isEqualTo(1);
        clock.forward(Idempotency.KEPT);
        idempotency.tidy();
        assertThat(once(owner, work)).isEqualTo(1);
        clock.forward(java.time.Duration.ofSeconds(1));
        idempotency.tidy();
        assertThat(once(owner, work)).isEqualTo(2);
    }

    private int once(UUID owner, AtomicInteger work) {
        return idempotency.once(owner, "test", "key", "body", Integer.class, work::incrementAndGet);
    }
}
