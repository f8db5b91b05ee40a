package org.cityplus.cases.definition;

import java.nio.charset.Charset;

/**
 * The initials of Chinese words: 护照 is hz. The first level of GB 2312 is ordered by pinyin, so a character's initial follows from
 * its code; of the characters beyond (zone 56 and up) none is told.
 */
final class Pinyin {
    private static final Charset GB = Charset.forName("GB2312");

    /** First codes of a, b, c, d, e, f, g, h, j, k, l, m, n, o, p, q, r, s, t, w, x, y, z in GB 2312. */
    private static final int[] FIRST = {
        0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC, 0xC2E8, 0xC4C3, 0xC5B6,
        0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9, 0xD4D1
    };

    private static final String LETTERS = "abcdefghjklmnopqrstwxyz";
    private static final int LAST = 0xD7F9;

    private Pinyin() {}

    /** The initials of the characters that have one here, in order; Latin letters are left out. */
    static String initials(String text) {
        StringBuilder initials = new StringBuilder();
        text.codePoints().filter(c -> c >= 0x4E00 && c <= 0x9FFF).forEach(c -> {
            byte[] code = Character.toString(c).getBytes(GB);
            int value = code.length == 2 ? (code[0] & 0xFF) << 8 | code[1] & 0xFF : 0;
            for (int i = FIRST.length - 1; i >= 0 && value <= LAST; i--) {
                if (value >= FIRST[i]) {
                    initials.append(LETTERS.charAt(i));
                    return;
                }
            }
        });
        return initials.toString();
    }
}
