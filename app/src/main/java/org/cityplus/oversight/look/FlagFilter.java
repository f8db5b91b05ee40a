package org.cityplus.oversight.look;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cityplus.city.AgencyId;
import org.jspecify.annotations.Nullable;

/**
 * Which flags to list.
 *
 * @param states none for all
 * @param rule the word of a policy
 * @param before the last one of the page before
 */
public record FlagFilter(
        @Nullable AgencyId agency,
        @Nullable UUID actor,
        Set<FlagState> states,
        @Nullable String rule,
        UUID before) {
    /** Before which everything comes. */
    public static final UUID END = new UUID(-1L, -1L);

    /** What a list's choice means: {@code waiting}, {@code settled} or {@code all}; anything else is {@code waiting}. */
    public static Set<FlagState> statesOf(String choice) {
        return switch (choice) {
            case "settled" -> Set.of(FlagState.ACCEPTED, FlagState.CLEARED, FlagState.UNFOUNDED);
            case "all" -> Set.of();
            default -> Set.of(FlagState.OPEN, FlagState.EXPLAINED, FlagState.PASSED_ON);
        };
    }

    /** The word of a policy there is, or none. */
    public static @Nullable String ruleOf(String word) {
        return rules().contains(word) ? word : null;
    }

    /** The words of all policies, in their order. */
    public static List<String> rules() {
        return LookPolicy.ALL.stream().map(LookPolicy::word).toList();
    }

    Optional<AgencyId> findAgency() {
        return Optional.ofNullable(agency);
    }

    Optional<UUID> findActor() {
        return Optional.ofNullable(actor);
    }

    Optional<String> findRule() {
        return Optional.ofNullable(rule);
    }
}
