package org.cityplus.audit;

import java.util.Iterator;
import java.util.List;

/** Checks of proofs by somebody who has nothing but the roots (RFC 9162, sections 2.1.3.2 and 2.1.4.2). */
final class Proofs {
    private Proofs() {}

    static boolean includes(Hash leaf, long index, long size, List<Hash> path, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long at = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash step : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = Hash.ofNode(step, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hash.ofNode(hash, step);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    static boolean isBeginning(long older, Hash olderRoot, long newer, Hash newerRoot, List<Hash> path) {
        if (older <= 0 || older > newer) {
            return false;
        }
        if (older == newer) {
            return path.isEmpty() && olderRoot.equals(newerRoot);
        }
        if (path.isEmpty()) {
            return false;
        }
        Iterator<Hash> steps = path.iterator();
        long at = older - 1;
        long last = newer - 1;
        while ((at & 1) == 1) {
            at >>= 1;
            last >>= 1;
        }
        Hash first = at == 0 ? olderRoot : steps.next();
        Hash old = first;
        Hash now = first;
        while (steps.hasNext()) {
            Hash step = steps.next();
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                old = Hash.ofNode(step, old);
                now = Hash.ofNode(step, now);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                now = Hash.ofNode(now, step);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && old.equals(olderRoot) && now.equals(newerRoot);
    }
}
