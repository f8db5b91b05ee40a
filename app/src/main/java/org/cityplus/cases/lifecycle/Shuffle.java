package org.cityplus.cases.lifecycle;

import java.nio.ByteBuffer;
import java.util.function.Function;

/**
 * Numbers in an order that only the city knows: each number of so many digits becomes another one of as many, none twice.
 *
 * <p>A Feistel network whose rounds are a keyed digest, walked until it falls among the numbers (J. Black and P. Rogaway, Ciphers with
 * Arbitrary Finite Domains, CT-RSA 2002).
 *
 * @param digest keyed; of eight bytes or more
 */
record Shuffle(Function<String, byte[]> digest) {
    private static final int LEAST_DIGITS = 6;
    private static final int ROUNDS = 8;

    /** What becomes of the n-th: six digits, more when n has more. */
    String of(long n) {
        int digits = Math.max(LEAST_DIGITS, Long.toString(n).length());
        long all = (long) Math.pow(10, digits);
        int half = (65 - Long.numberOfLeadingZeros(all - 1)) / 2;
        long shuffled = n;
        do {
            shuffled = once(shuffled, digits, half);
        } while (shuffled >= all);
        return ("%0" + digits + "d").formatted(shuffled);
    }

    private long once(long n, int digits, int half) {
        long mask = (1L << half) - 1;
        long left = n >>> half;
        long right = n & mask;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] mixed = digest.apply(digits + ":" + round + ":" + right);
            long next = left ^ (ByteBuffer.wrap(mixed).getLong() & mask);
            left = right;
            right = next;
        }
        return left << half | right;
    }
}
