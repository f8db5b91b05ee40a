package org.cityplus.cases.figures;

import java.util.regex.Pattern;

/** One cell of a comma-separated file (RFC 4180) that no spreadsheet takes for a formula. */
public final class CsvCell {
    /** What makes a spreadsheet take a text for a formula (OWASP, CSV injection). */
    private static final String FORMULA = "[=+\\-@\\t\\r\\n＝＋－＠]";

    /**
     * Where a cell may begin: at its beginning, and behind whatever a spreadsheet is told to split at. In many places that is a
     * semicolon, and to whoever splits there quotes that begin elsewhere hold nothing together.
     */
    private static final Pattern BEGINNING =
            Pattern.compile("(?:(?<=[;,|\\t\\r\\n])|^)(?=[ \\f\\x0B\"]*+" + FORMULA + ")");

    private static final Pattern TO_QUOTE = Pattern.compile("[,;|\"\\t\\r\\n]");

    private CsvCell() {}

    /** Before whatever could be run stands an apostrophe. */
    public static String of(String text) {
        String harmless = BEGINNING.matcher(text).replaceAll("'");
        return TO_QUOTE.matcher(harmless).find() ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
