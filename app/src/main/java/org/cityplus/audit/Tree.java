package org.cityplus.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * Roots and proofs from the hashes of whole subtrees (RFC 9162, sections 2.1.1 to 2.1.4). What a tree of any earlier size
 * was can be told from the same nodes.
 */
final class Tree {
    /** Hashes of whole subtrees: {@code level} 0 are leaves, {@code index} counts subtrees of that size from the left. */
    interface Nodes {
        Hash get(int level, long index);
    }

    private final Nodes nodes;

    Tree(Nodes nodes) {
        this.nodes = nodes;
    }

    /** The root of the first {@code size} leaves. */
    Hash root(long size) {
        return size == 0 ? Hash.ofNothing() : range(0, size);
    }

    /** Hashes by which leaf {@code index} is shown to be in the tree of {@code size}, from the leaf upwards. */
    List<Hash> inclusion(long index, long size) {
        check(index >= 0 && index < size);
        List<Hash> path = new ArrayList<>();
        include(index, 0, size, path);
        return path;
    }

    private void include(long index, long start, long size, List<Hash> path) {
        if (size == 1) {
            return;
        }
        long left = split(size);
        if (index < left) {
            include(index, start, left, path);
            path.add(range(start + left, size - left));
        } else {
            include(index - left, start + left, size - left, path);
            path.add(range(start, left));
        }
    }

    /** Hashes by which the tree of {@code older} leaves is shown to be the beginning of that of {@code newer}. */
    List<Hash> consistency(long older, long newer) {
        check(older > 0 && older <= newer);
        List<Hash> path = new ArrayList<>();
        subproof(older, 0, newer, true, path);
        return path;
    }

    private void subproof(long older, long start, long size, boolean isWhole, List<Hash> path) {
        if (older == size) {
            if (!isWhole) {
                path.add(range(start, size));
            }
            return;
        }
        long left = split(size);
        if (older <= left) {
            subproof(older, start, left, isWhole, path);
            path.add(range(start + left, size - left));
        } else {
            subproof(older - left, start + left, size - left, false, path);
            path.add(range(start, left));
        }
    }

    private Hash range(long start, long size) {
        if (Long.bitCount(size) == 1 && start % size == 0) {
            int level = Long.numberOfTrailingZeros(size);
            return nodes.get(level, start >> level);
        }
        long left = split(size);
        return Hash.ofNode(range(start, left), range(start + left, size - left));
    }

    /** The largest power of two below {@code size}. */
    static long split(long size) {
        return Long.highestOneBit(size - 1);
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("no such leaf or size");
        }
    }
}
