package org.cityplus.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.kernel.Refusal;
import org.cityplus.testing.Crowd;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class IdempotencyTest extends DemoCityTest {
    record Body(String what, Map<String, String> details) {}

    record Answer(int run, String what) {}

    private static final Body BODY = new Body("lodge", Map.of("name", "陈雨桐", "office", "hall-500103-1"));

    @Autowired
    Idempotency idempotency;

    private final UUID owner = UUID.randomUUID();
    private final AtomicInteger runs = new AtomicInteger();

    private Answer once(UUID who, String operation, @Nullable String key, Body body) {
        return idempotency.once(
                who, operation, key, body, Answer.class, () -> new Answer(runs.incrementAndGet(), body.what()));
    }

    @Test
    void theSameKeyAndBodyReplayTheAnswer() {
        Answer first = once(owner, "POST /x", "k1", BODY);
        assertThat(once(owner, "POST /x", "k1", BODY)).isEqualTo(first);
        assertThat(once(owner, "POST /x", "k1", new Body("lodge", Map.of("office", "hall-500103-1", "name", "陈雨桐"))))
                .as("whatever the order of its members")
                .isEqualTo(first);
        assertThat(runs).hasValue(1);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        once(owner, "POST /x", "k1", BODY);
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> once(owner, "POST /x", "k1", new Body("other", Map.of())));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(runs).hasValue(1);
    }

    @Test
    void anotherKeyPersonOrOperationIsAnotherMatter() {
        once(owner, "POST /x", "k1", BODY);
        once(owner, "POST /x", "k2", BODY);
        once(owner, "POST /y", "k1", BODY);
        once(UUID.randomUUID(), "POST /x", "k1", BODY);
        assertThat(runs).hasValue(4);
    }

    @Test
    void twentyInTheSameMomentAreDoneOnce() {
        Crowd<Answer> sent = Crowd.of(20, i -> once(owner, "POST /x", "k1", BODY));
        assertThat(sent.refusals()).isEmpty();
        assertThat(sent.answers()).hasSize(20).containsOnly(new Answer(1, "lodge"));
        assertThat(runs).hasValue(1);
    }

    @Test
    void workThatFailedKeepsNoKeySoItCanBeTriedAgain() {
        assertThatIllegalStateException()
                .isThrownBy(() -> idempotency.once(owner, "POST /x", "k1", BODY, Answer.class, () -> {
                    throw new IllegalStateException("the power went");
                }));
        assertThat(once(owner, "POST /x", "k1", new Body("corrected", Map.of())))
                .isEqualTo(new Answer(1, "corrected"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void withoutAKeyNothingIsDone(@Nullable String key) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> once(owner, "POST /x", key, BODY));
        assertThat(refusal.fields())
                .singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("Idempotency-Key"));
        assertThat(runs).hasValue(0);
    }

    @Test
    void aKeyWithoutEndIsRefused() {
        assertThat(catchThrowableOfType(Refusal.class, () -> once(owner, "POST /x", "k".repeat(201), BODY)))
                .isNotNull();
    }
}
