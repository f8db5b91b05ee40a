package org.cityplus.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Goes through a log leaf by leaf and compares what it finds with signed states: those published and those somebody kept.
 * It trusts no hash that is stored; whoever rewrites rows and rebuilds the whole tree is caught by a state from before.
 */
final class Verification {
    private final TreeMap<Long, List<Checkpoint>> expected = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Frontier tree = Frontier.of(0, (level, index) -> Hash.ofNothing());

    void expect(Checkpoint checkpoint) {
        expected.computeIfAbsent(checkpoint.size(), size -> new ArrayList<>()).add(checkpoint);
    }

    /** The next leaf as its row encodes now. */
    void leaf(Hash hash) {
        tree.add(hash, (level, index, made) -> {});
        compare(tree.size());
    }

    private void compare(long size) {
        for (Checkpoint checkpoint : expected.getOrDefault(size, List.of())) {
            if (!checkpoint.root().equals(tree.root())) {
                fault("The first " + size + " entries are not those of the checkpoint of " + checkpoint.at()
                        + ": something among them was changed, removed, inserted or moved.");
            }
        }
    }

    void fault(String sentence) {
        faults.add(sentence);
    }

    /** What is wrong, in sentences; nothing when all is as it was. */
    List<String> finish() {
        expected.tailMap(tree.size(), false).values().stream()
                .flatMap(List::stream)
                .forEach(checkpoint -> fault("The log has " + tree.size() + " entries, the checkpoint of "
                        + checkpoint.at() + " had " + checkpoint.size() + ": its end was cut off."));
        return List.copyOf(faults);
    }

    long size() {
        return tree.size();
    }

    Hash root() {
        return tree.root();
    }
}
