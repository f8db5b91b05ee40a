package org.cityplus.identity;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;

/**
 * Keeps officers out of what is of people close to them, whatever they were asked to do about it. They still look, which is on
 * record, and give it to others.
 */
public interface PersonRecusal {
    /** Why they keep out, as pages and programs are told; it names the law. */
    Message WHY = Message.of("desk.recusal");

    /** Those of {@code people} who are close to the officer, or whom somebody close represents, or who represent them. */
    Set<UUID> listClose(Officer officer, Collection<UUID> people);

    default boolean isClose(Officer officer, UUID person) {
        return !listClose(officer, List.of(person)).isEmpty();
    }

    /** @throws Refusal FORBIDDEN, naming the law, when {@code person} is close to the officer */
    default void requireNone(Officer officer, UUID person) {
        if (isClose(officer, person)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, WHY);
        }
    }
}
