package org.cityplus.city;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;

/** Reads {@code files.csv}; a pack may have none. */
final class FileRetentionFile {
    private static final Pattern KIND = Pattern.compile("[a-z-]+");
    /** Less than a day would take a file from under somebody who is filling in a form. */
    private static final int LEAST_HOURS = 24;

    private static final int MOST_HOURS = 24 * 366;

    private FileRetentionFile() {}

    static Map<String, FileRetention> read(Pack pack) {
        if (!pack.has("files.csv")) {
            return Map.of();
        }
        return pack
                .table("files.csv", "kind,unclaimed_hours,reason_zh,reason_en")
                .rows(row -> new FileRetention(
                        row.matching("kind", KIND, Message.of("city.pack.word")),
                        Duration.ofHours(row.integer("unclaimed_hours", LEAST_HOURS, MOST_HOURS)),
                        new LocalizedText(row.text("reason_zh"), row.text("reason_en"))))
                .stream()
                .collect(Collectors.toMap(FileRetention::kind, Function.identity(), (first, _) -> first));
    }
}
