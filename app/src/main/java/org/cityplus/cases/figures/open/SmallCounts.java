package org.cityplus.cases.figures.open;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What may be told of counts, so that nothing told says more of one from 1 to 9 than that it is one of those: the small-counts
 * rule of decision 0031. Which other number is left out beside a small one never depends on how large it is, and whether the rest may
 * be told only on what is told; so it does not help to know this rule.
 */
final class SmallCounts {
    /** The least count that is told; none is told too. */
    static final int LEAST_TOLD = 10;

    static final Shown SMALL = new Shown(1, LEAST_TOLD - 1);

    private static final int MOST_SMALL = LEAST_TOLD - 1;

    private SmallCounts() {}

    /** A count that no other adds up to, and that adds up to no other. */
    static Shown alone(long count) {
        return isSmall(count) ? SMALL : Shown.exactly(count);
    }

    static boolean isSmall(long count) {
        return count > 0 && count < LEAST_TOLD;
    }

    /**
     * A count that is told, by its parts. With small parts one large part is left out too, the first in an order nobody chooses; where
     * there is none, or where it is so near to ten that it would tell something of the small ones, all parts are left out.
     *
     * @param parts add up to a count of at least {@link #LEAST_TOLD} that is told
     * @param salt makes the order another one each time
     */
    static Optional<Map<String, Shown>> parts(Map<String, Long> parts, String salt) {
        long smallSum = parts.values().stream()
                .filter(SmallCounts::isSmall)
                .mapToLong(Long::longValue)
                .sum();
        long smallOnes = parts.values().stream().filter(SmallCounts::isSmall).count();
        if (smallOnes == 0) {
            return Optional.of(told(parts, "", 0, 0));
        }
        Optional<String> beside = parts.keySet().stream()
                .filter(part -> parts.getOrDefault(part, 0L) >= LEAST_TOLD)
                .min(Comparator.comparing(part -> order(salt, part)));
        // The rest, which anybody can work out, must leave room for any of the small ones being 9 and the large one
        // still large.
        return beside.filter(part -> smallSum + parts.getOrDefault(part, 0L) >= smallOnes + MOST_SMALL - 1 + LEAST_TOLD)
                .map(part -> told(parts, part, smallSum, smallOnes));
    }

    private static Map<String, Shown> told(Map<String, Long> parts, String beside, long smallSum, long smallOnes) {
        return parts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, part -> {
            if (!part.getKey().equals(beside)) {
                return alone(part.getValue());
            }
            long rest = part.getValue() + smallSum;
            return new Shown(rest - MOST_SMALL * smallOnes, rest - smallOnes);
        }));
    }

    /** What counts that are each told by themselves come to. */
    static Sum sum(Iterable<Long> counts) {
        Sum sum = new Sum(0, 0, 0);
        for (long count : counts) {
            sum = sum.plus(count);
        }
        return sum;
    }

    /**
     * @param told of those that are told
     * @param hiddenOnes how many are not, and {@code hidden} what they come to
     */
    record Sum(long told, long hiddenOnes, long hidden) {
        Sum plus(long count) {
            return isSmall(count)
                    ? new Sum(told, hiddenOnes + 1, hidden + count)
                    : new Sum(told + count, hiddenOnes, hidden);
        }

        Sum plus(Sum more) {
            return new Sum(told + more.told, hiddenOnes + more.hiddenOnes, hidden + more.hidden);
        }

        /** What follows from what is told, and nothing else. */
        Shown bounds() {
            return new Shown(told + hiddenOnes, told + MOST_SMALL * hiddenOnes);
        }

        /** The sum itself, where that leaves each hidden count free to be anything from 1 to 9; its bounds otherwise. */
        Shown whole() {
            boolean free = hidden >= hiddenOnes + MOST_SMALL - 1 && hidden <= MOST_SMALL * (hiddenOnes - 1) + 1;
            return hiddenOnes == 0 || free ? Shown.exactly(told + hidden) : bounds();
        }
    }

    private static String order(String salt, String part) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((salt + "|" + part).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
