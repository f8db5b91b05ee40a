package org.cityplus.audit;

import java.util.ArrayList;
import java.util.List;

/** The right edge of a growing tree: what is needed to add a leaf, and nothing else. */
final class Frontier {
    /** A whole subtree that came into being. */
    interface Made {
        void node(int level, long index, Hash hash);
    }

    private final List<@org.jspecify.annotations.Nullable Hash> whole = new ArrayList<>();
    private long size;

    /** The edge of the tree of {@code size} leaves. */
    static Frontier of(long size, Tree.Nodes nodes) {
        Frontier edge = new Frontier();
        edge.size = size;
        for (int level = 0; size >> level > 0; level++) {
            boolean isThere = (size >> level & 1) == 1;
            edge.whole.add(isThere ? nodes.get(level, (size >> level) - 1) : null);
        }
        return edge;
    }

    long size() {
        return size;
    }

    void add(Hash leaf, Made made) {
        long index = size;
        int level = 0;
        Hash hash = leaf;
        made.node(0, index, hash);
        while ((index & 1) == 1) {
            hash = Hash.ofNode(java.util.Objects.requireNonNull(whole.get(level)), hash);
            whole.set(level, null);
            index >>= 1;
            level++;
            made.node(level, index, hash);
        }
        if (level == whole.size()) {
            whole.add(null);
        }
        whole.set(level, hash);
        size++;
    }

    Hash root() {
        Hash root = null;
        for (Hash hash : whole) {
            if (hash != null) {
                root = root == null ? hash : Hash.ofNode(hash, root);
            }
        }
        return root == null ? Hash.ofNothing() : root;
    }
}
