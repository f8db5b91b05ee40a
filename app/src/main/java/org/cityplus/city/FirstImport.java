package org.cityplus.city;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over from the pack, once, what administrators change afterwards. What is made up comes only in a demonstration,
 * the first time there is one; what an administrator has made meanwhile stays.
 */
final class FirstImport {
    private final CityRows rows;
    private final CityWriting writing;
    private final Clock clock;

    FirstImport(CityRows rows, CityWriting writing, Clock clock) {
        this.rows = rows;
        this.writing = writing;
        this.clock = clock;
    }

    void run(PlatformTransactionManager transactions, Edition pack, boolean demo) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            long revision = rows.lock();
            CityRows.Taken taken = rows.taken();
            boolean madeUp = (demo || taken.wholePack()) && !taken.demo();
            if (taken.imported() && !madeUp) {
                return;
            }
            Edition now = rows.read(pack.weekend());
            Edition next = new Edition(
                    revision,
                    merged(now.agencies(), pack.agencies(), agency -> agency.demo() ? madeUp : !taken.imported()),
                    merged(now.offices(), pack.offices(), office -> office.demo() ? madeUp : !taken.imported()),
                    pack.weekend(),
                    taken.imported() ? now.years() : merged(now.years(), pack.years(), year -> true),
                    taken.imported() ? now.texts() : new TreeMap<>(pack.texts()),
                    taken.imported() ? now.paused() : pack.paused());
            writing.write(next, Difference.between(now, next), revision + 1);
            rows.advance(revision + 1);
            rows.note(madeUp, clock);
        });
    }

    /** All there is, and what of the pack is wanted and not there. */
    private static <K, V> Map<K, V> merged(Map<K, V> now, Map<K, V> pack, Predicate<V> wanted) {
        Map<K, V> all = new LinkedHashMap<>(now);
        pack.forEach((id, row) -> {
            if (wanted.test(row)) {
                all.putIfAbsent(id, row);
            }
        });
        return all;
    }
}
