package org.cityplus.cases.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whoever comes for whatever, in whatever order: nobody is let in for whom there is no counter. */
class RoomTest {
    private static final List<String> KINDS = List.of("biometrics", "papers", "talk");

    @Property(tries = 500, seed = "20261126")
    void slotsAreNeverOverCapacity(
            @ForAll @IntRange(max = 4) int biometrics,
            @ForAll @IntRange(max = 3) int papers,
            @ForAll @IntRange(min = 1, max = 4) int shared,
            @ForAll @IntRange(min = 1, max = 3) int cap,
            @ForAll @Size(max = 30) List<@IntRange(max = 2) Integer> comers) {
        Map<String, Integer> own = new HashMap<>();
        if (biometrics > 0) {
            own.put("biometrics", biometrics);
        }
        if (papers > 0) {
            own.put("papers", papers);
        }
        Set<String> apart = own.keySet();
        int whole = biometrics + papers + shared;
        Map<String, Integer> taken = new HashMap<>();
        for (int comer : comers) {
            String kind = KINDS.get(comer);
            int ofKind = kind.equals("talk") ? cap : own.getOrDefault(kind, whole);
            Room room = new Room(kind, ofKind, apart, shared, whole);
            int free = room.free(taken);
            if (free > 0) {
                taken.merge(kind, 1, Integer::sum);
                assertThat(room.free(taken)).isEqualTo(free - 1);
            }
            own.forEach((each, most) -> assertThat(taken.getOrDefault(each, 0)).isLessThanOrEqualTo(most));
            assertThat(taken.entrySet().stream()
                            .filter(each -> !apart.contains(each.getKey()))
                            .mapToInt(Map.Entry::getValue)
                            .sum())
                    .isLessThanOrEqualTo(shared);
            assertThat(taken.getOrDefault("talk", 0)).isLessThanOrEqualTo(cap);
        }
    }
}
