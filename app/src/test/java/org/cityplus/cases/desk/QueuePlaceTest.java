package org.cityplus.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.cityplus.cases.lifecycle.Turn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueuePlaceTest {
    private static final Instant CHANGED = Instant.parse("2026-11-21T06:42:00.123456Z");

    @Test
    void aPlaceIsReadAsItWasWritten() {
        var due = new QueuePlace(Turn.AGENCY, LocalDate.MAX, LocalDate.of(2026, 12, 1), CHANGED, new UUID(1, 2));
        var undated = new QueuePlace(Turn.APPLICANT, LocalDate.MAX, LocalDate.MAX, CHANGED, new UUID(1, 2));
        var visit = new QueuePlace(Turn.AGENCY, LocalDate.of(2026, 11, 27), LocalDate.MAX, CHANGED, new UUID(1, 2));
        assertThat(QueuePlace.parse(due.toString())).contains(due);
        assertThat(QueuePlace.parse(undated.toString())).contains(undated);
        assertThat(QueuePlace.parse(visit.toString())).contains(visit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AGENCY",
                "AGENCY~2026-12-01~1~00000000-0000-0001-0000-000000000002",
                "ME~~2026-12-01~1~00000000-0000-0001-0000-000000000002",
                "AGENCY~~2026-13-01~1~00000000-0000-0001-0000-000000000002",
                "AGENCY~~~x~00000000-0000-0001-0000-000000000002",
                "AGENCY~~~9223372036854775807~x"
            })
    void anythingElseIsNoPlace(String token) {
        assertThat(QueuePlace.parse(token)).isEmpty();
    }
}
