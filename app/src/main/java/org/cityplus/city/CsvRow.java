package org.cityplus.city;

import java.util.Map;
import java.util.Set;
import org.cityplus.kernel.Message;

/** One row of a table. */
final class CsvRow extends Fields {
    private final Map<String, String> values;
    private final int line;
    private final Set<String> seen;

    CsvRow(Problems problems, String file, int line, Map<String, String> values, Set<String> seen) {
        super(problems, file);
        this.values = values;
        this.line = line;
        this.seen = seen;
    }

    @Override
    String value(String field) {
        return values.getOrDefault(field, "");
    }

    @Override
    int lineOf(String field) {
        return line;
    }

    /** Says that no two rows of this file share this value. */
    CsvRow unique(String field) {
        if (has(field) && !seen.add(field + "=" + value(field))) {
            report(field, Message.of("city.pack.unique", value(field)));
        }
        return this;
    }
}
