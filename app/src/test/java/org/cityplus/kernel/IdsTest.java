package org.cityplus.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static Clock at(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }

    @Test
    void areOfVersionSevenAndTellWhenTheyWereMade() {
        UUID id = Ids.next(at("2026-11-24T02:00:00.123Z"));
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16)
                .isEqualTo(Instant.parse("2026-11-24T02:00:00.123Z").toEpochMilli());
    }

    /** As PostgreSQL orders them: byte by byte. */
    @Test
    void thoseMadeLaterComeLater() {
        List<String> inTime = List.of(
                        "1970-01-01T00:00:00.001Z",
                        "2026-11-24T02:00:00Z",
                        "2026-11-24T02:00:00.001Z",
                        "2120-01-01T00:00:00Z")
                .stream()
                .map(instant -> Ids.next(at(instant)).toString())
                .toList();
        assertThat(inTime).isSorted();
    }

    @Test
    void manyOfOneMillisecondDiffer() {
        Clock clock = at("2026-11-24T02:00:00Z");
        assertThat(IntStream.range(0, 100_000).mapToObj(i -> Ids.next(clock)).distinct())
                .hasSize(100_000);
    }
}
