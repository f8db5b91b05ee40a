package org.cityplus.cases.definition.citation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.cityplus.city.LawTable;
import org.cityplus.kernel.LocalizedText;

/**
 * Says citations of law in English by the city's table: 《护照法》第六条 as “Passport Law, Article 6”. What is not understood for sure stays
 * in Chinese, word for word; nothing is left out and nothing is thrown, whatever was written.
 */
public final class Citations {
    private final Named titles;
    private final Named series;
    private final Named remarks;

    public Citations(LawTable table) {
        this.titles = new Named(table.titles());
        this.series = new Named(table.series());
        this.remarks = new Named(table.remarks());
    }

    /** The same, and in English as far as that can be said. */
    public LocalizedText of(String written) {
        return new LocalizedText(written, english(written));
    }

    public String english(String written) {
        return hasChinese(written) ? new Scan(written, titles, series, remarks).english() : written;
    }

    public static boolean hasChinese(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic);
    }

    /** Names with their English; the longest that fits is meant. */
    record Named(Map<String, String> english, List<String> longestFirst) {
        Named(Map<String, String> english) {
            this(
                    english,
                    english.keySet().stream()
                            .sorted(Comparator.comparingInt(String::length)
                                    .reversed()
                                    .thenComparing(Comparator.naturalOrder()))
                            .toList());
        }
    }
}
