package org.cityplus.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against the definition of RFC 9162, section 2.1.1, written down as it stands there. */
class TreeTest {
    private static final int MOST = 70;

    private final List<Hash> leaves = new ArrayList<>();
    private final Map<List<Long>, Hash> nodes = new HashMap<>();
    private final Frontier edge = Frontier.of(0, this::node);
    private final Tree tree = new Tree(this::node);

    private Hash node(int level, long index) {
        return java.util.Objects.requireNonNull(nodes.get(List.of((long) level, index)));
    }

    private void grow(int size) {
        while (leaves.size() < size) {
            Hash leaf = Hash.ofLeaf(("entry " + leaves.size()).getBytes(StandardCharsets.UTF_8));
            leaves.add(leaf);
            edge.add(leaf, (level, index, hash) -> nodes.put(List.of((long) level, index), hash));
        }
    }

    private static Hash definition(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Hash.ofNothing();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = 1;
        while (k * 2 < leaves.size()) {
            k *= 2;
        }
        return Hash.ofNode(definition(leaves.subList(0, k)), definition(leaves.subList(k, leaves.size())));
    }

    @Test
    void theEmptyTreeIsTheHashOfNothing() {
        assertThat(HexFormat.of().formatHex(tree.root(0).bytes()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void rootsOfAllSizesAreThoseOfTheDefinition() {
        for (int size = 0; size <= MOST; size++) {
            grow(size);
            assertThat(edge.root()).as("edge of " + size).isEqualTo(definition(leaves));
            assertThat(Frontier.of(size, this::node).root()).isEqualTo(definition(leaves));
        }
        for (int size = 0; size <= MOST; size++) {
            assertThat(tree.root(size)).as("root of " + size).isEqualTo(definition(leaves.subList(0, size)));
        }
    }

    @Test
    void everyLeafIsShownToBeInEveryTreeAndNowhereElse() {
        grow(MOST);
        for (int size = 1; size <= MOST; size++) {
            Hash root = tree.root(size);
            for (int index = 0; index < size; index++) {
                List<Hash> path = tree.inclusion(index, size);
                assertThat(path).hasSizeLessThanOrEqualTo(7);
                assertThat(Proofs.includes(leaves.get(index), index, size, path, root))
                        .isTrue();
                assertThat(Proofs.includes(leaves.get((index + 1) % MOST), index, size, path, root))
                        .isFalse();
                assertThat(Proofs.includes(leaves.get(index), index, size, path, Hash.ofNothing()))
                        .isFalse();
                for (int step = 0; step < path.size(); step++) {
                    List<Hash> forged = new ArrayList<>(path);
                    forged.set(step, Hash.ofNothing());
                    assertThat(Proofs.includes(leaves.get(index), index, size, forged, root))
                            .isFalse();
                    forged.remove(step);
                    assertThat(Proofs.includes(leaves.get(index), index, size, forged, root))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void everyTreeIsShownToBeTheBeginningOfEveryLaterOne() {
        grow(MOST);
        for (int newer = 1; newer <= MOST; newer++) {
            for (int older = 1; older <= newer; older++) {
                List<Hash> path = tree.consistency(older, newer);
                assertThat(Proofs.isBeginning(older, tree.root(older), newer, tree.root(newer), path))
                        .as(older + " of " + newer)
                        .isTrue();
                assertThat(Proofs.isBeginning(older, Hash.ofNothing(), newer, tree.root(newer), path))
                        .isFalse();
                assertThat(Proofs.isBeginning(older, tree.root(older), newer, Hash.ofNothing(), path))
                        .isFalse();
                for (int step = 0; step < path.size(); step++) {
                    List<Hash> forged = new ArrayList<>(path);
                    forged.set(step, Hash.ofNothing());
                    assertThat(Proofs.isBeginning(older, tree.root(older), newer, tree.root(newer), forged))
                            .isFalse();
                }
            }
        }
    }
}
