package org.cityplus.cases.letter;

import java.util.List;

/**
 * What letters are set in.
 *
 * @param han all of GBK and CJK Extension A, and of the further ones what the Table of General Standard Chinese
 *     Characters (2013) has; its quotation marks are as wide as a character
 * @param latin letters, figures and points for English words
 */
record Typefaces(Typeface han, Typeface latin) {
    static Typefaces read() {
        return new Typefaces(Typeface.read("NotoSerifSC-Han.ttf"), Typeface.read("NotoSerifSC-Latin.ttf"));
    }

    /** Which to try first. */
    List<Typeface> of(boolean english) {
        return english ? List.of(latin, han) : List.of(han);
    }
}
