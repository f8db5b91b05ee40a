package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cityplus.identity.MandateState.Act;
import org.cityplus.identity.MandateState.Edge;
import org.jspecify.annotations.Nullable;

/** The life of a mandate, walked at random. */
class MandateStateTest {
    private static final Set<MandateState> ENDS =
            EnumSet.of(MandateState.DECLINED, MandateState.WITHDRAWN, MandateState.REVOKED);

    @Property(seed = "20261124")
    void whateverIsTriedItFollowsTheGraphAndNeverComesBackFromItsEnd(@ForAll List<Act> tried) {
        @Nullable MandateState state = null;
        boolean ended = false;
        for (Act act : tried) {
            @Nullable MandateState before = state;
            @Nullable MandateState after = MandateState.next(state, act).orElse(null);
            if (after == null) {
                continue;
            }
            assertThat(MandateState.EDGES).contains(new Edge(before, act, after));
            assertThat(ended).as("a mandate that ended stays ended").isFalse();
            state = after;
            ended = ENDS.contains(state);
        }
    }

    @org.junit.jupiter.api.Test
    void everyStateCanBeReachedAndEveryArrowIsTheOnlyOneOfItsAct() {
        Set<MandateState> reached = EnumSet.noneOf(MandateState.class);
        List<String> starts = new ArrayList<>();
        for (Edge edge : MandateState.EDGES) {
            reached.add(edge.to());
            starts.add(edge.from() + "/" + edge.act());
        }
        assertThat(reached).isEqualTo(EnumSet.allOf(MandateState.class));
        assertThat(starts).doesNotHaveDuplicates();
    }
}
