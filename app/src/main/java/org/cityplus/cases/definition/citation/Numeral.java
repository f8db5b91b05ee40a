package org.cityplus.cases.definition.citation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of a citation, 1 to 9999, in Chinese or Arabic numerals. Only what somebody writes who means that number is one: 一百零三, not
 * 百三 or 一百三十百.
 *
 * @param end behind it in the text
 */
record Numeral(int value, int end) {
    private static final String DIGITS = "零一二三四五六七八九";
    private static final String UNITS = "十百千";
    private static final Pattern ARABIC = Pattern.compile("[1-9１-９][0-9０-９]{0,3}+");

    static Optional<Numeral> at(String text, int at) {
        int end = at;
        while (end < text.length() && isChinese(text.charAt(end))) {
            end++;
        }
        if (end > at) {
            String written = text.substring(at, end).replace('〇', '零');
            int value = value(written);
            return written(value).equals(written) ? Optional.of(new Numeral(value, end)) : Optional.empty();
        }
        Matcher arabic = ARABIC.matcher(text).region(at, text.length());
        boolean isWhole =
                arabic.lookingAt() && (arabic.end() == text.length() || !Character.isDigit(text.charAt(arabic.end())));
        return isWhole
                ? Optional.of(new Numeral(Integer.parseInt(text.substring(at, arabic.end())), arabic.end()))
                : Optional.empty();
    }

    private static boolean isChinese(char sign) {
        return DIGITS.indexOf(sign) >= 0 || UNITS.indexOf(sign) >= 0 || sign == '〇';
    }

    /** Of any such signs; nonsense for what is not written as a number. */
    private static int value(String written) {
        int value = 0;
        int digit = 0;
        for (int i = 0; i < Math.min(written.length(), 8); i++) {
            int unit = UNITS.indexOf(written.charAt(i));
            if (unit < 0) {
                digit = DIGITS.indexOf(written.charAt(i));
            } else {
                value += Math.max(digit, 1) * (unit == 0 ? 10 : unit == 1 ? 100 : 1000);
                digit = 0;
            }
        }
        return value + digit;
    }

    /** As Chinese law writes the number; empty beyond 9999. */
    static String written(int value) {
        if (value < 1 || value > 9999) {
            return "";
        }
        StringBuilder written = new StringBuilder();
        int rest = value;
        boolean gap = false;
        for (int unit = 1000, sign = 2; unit >= 1; unit /= 10, sign--) {
            int digit = rest / unit;
            rest %= unit;
            if (digit == 0) {
                gap = !written.isEmpty();
                continue;
            }
            if (gap) {
                written.append('零');
                gap = false;
            }
            boolean justTen = unit == 10 && digit == 1 && written.isEmpty();
            if (!justTen) {
                written.append(DIGITS.charAt(digit));
            }
            if (sign >= 0) {
                written.append(UNITS.charAt(sign));
            }
        }
        return written.toString();
    }
}
