package org.cityplus.cases.letter;

import java.time.Instant;
import java.util.List;

/**
 * What stands on a receipt or a letter, in one language. The page shows it and the PDF is set from it, so neither has
 * words of its own.
 *
 * @param language {@code zh-CN} or {@code en}
 * @param number of the paper, alone
 * @param basis the law it rests on or who acted, as a sentence; empty where an entry names it
 * @param checked whether the actions it rests on are still what they were; empty, as digest and check, where it rests on none
 * @param check where a copy can be compared
 * @param notice that nothing of it is real; empty in a city of real people
 */
public record Letter(
        String language,
        String issuer,
        String title,
        String number,
        String numbered,
        String to,
        String intro,
        List<Entry> entries,
        String basis,
        String seal,
        String dated,
        String checked,
        String digest,
        String check,
        String notice,
        Instant issuedAt,
        Sheets sheets) {
    /** One of its points: what it is about, and what is said. */
    public record Entry(String label, String text) {}

    /** What is only said where there are sheets and a typeface. */
    public interface Sheets {
        String page(int number, int of);

        /** @param signs which signs stand as 〓, in the order they come */
        String missing(String signs);
    }

    boolean isEnglish() {
        return language.equals("en");
    }
}
