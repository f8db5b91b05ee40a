package org.cityplus.files;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What a sender calls a file is shown to people and used for nothing else: here it becomes harmless. */
public final class FileName {
    private static final int LONGEST = 80;
    /** Controls, marks that turn the direction of writing round (CVE-2021-42574), and code points that are nobody's. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\u2028\\u2029]");

    private static final Pattern UNSAFE = Pattern.compile("[<>:\"|?*;`$&%#\\\\/]");
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");
    /** Names Windows keeps for itself, with any ending. */
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|clock\\$|com[0-9]|lpt[0-9])(\\..*)?");

    private FileName() {}

    /** The last part of {@code sent}, with the ending its content deserves; empty when nothing is left of it. */
    public static String of(String sent, String ending) {
        String tidy = Normalizer.normalize(INVISIBLE.matcher(cut(sent, 4096)).replaceAll(""), Normalizer.Form.NFC);
        String last = tidy.substring(Math.max(tidy.lastIndexOf('/'), tidy.lastIndexOf('\\')) + 1);
        String bare = ENDING.matcher(UNSAFE.matcher(last).replaceAll(" ")).replaceAll("");
        String spaced = bare.replaceAll("\\s+", " ").replaceAll("^[. -]+|(?<![. ])[. ]+$", "");
        String shortened = cut(spaced, LONGEST).strip();
        if (shortened.isEmpty() || RESERVED.matcher(shortened).matches()) {
            return "";
        }
        return shortened + "." + ending;
    }

    /** Never between the halves of one character. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end);
    }
}
