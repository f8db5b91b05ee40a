package org.cityplus.city;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Money;

/** Reads every table in {@code tariffs/}; a pack may have none. */
final class TariffFiles {
    private static final Pattern UTILITY = Pattern.compile("[a-z]+");

    private TariffFiles() {}

    static List<TariffStep> read(Pack pack) {
        return files(pack).stream().flatMap(file -> steps(pack, file).stream()).toList();
    }

    private static List<String> files(Pack pack) {
        if (!pack.has("tariffs")) {
            return List.of();
        }
        try {
            return pack.source().list("tariffs");
        } catch (IOException e) {
            pack.problems().add("tariffs", 0, "folder", Message.of("city.pack.not-a-folder"));
            return List.of();
        }
    }

    private static List<TariffStep> steps(Pack pack, String file) {
        // The steps of one utility that begin on one day; each step must go on where the one before ended.
        Map<String, OptionalInt> ends = new HashMap<>();
        return pack.table(file, "utility,from,until,period,unit,over,up_to,price_fen,verified,note")
                .rows(row -> {
                    TariffStep step = step(row);
                    OptionalInt end = ends.getOrDefault(step.utility() + step.from(), OptionalInt.of(0));
                    if (end.isEmpty() || end.getAsInt() != step.over()) {
                        row.report("over", Message.of("city.pack.steps"));
                    }
                    ends.put(step.utility() + step.from(), step.upTo());
                    return step;
                });
    }

    private static TariffStep step(CsvRow row) {
        int over = row.integer("over", 0, Integer.MAX_VALUE);
        return new TariffStep(
                row.matching("utility", UTILITY, Message.of("city.pack.small-letters")),
                row.date("from"),
                row.optionalDate("until"),
                row.oneOf("period", TariffStep.Period.class),
                row.text("unit"),
                over,
                row.has("up_to")
                        ? OptionalInt.of(
                                row.integer("up_to", Math.min(over, Integer.MAX_VALUE - 1) + 1, Integer.MAX_VALUE))
                        : OptionalInt.empty(),
                new Money(row.integer("price_fen", 0, Integer.MAX_VALUE)),
                row.yes("verified"),
                row.value("note"));
    }
}
