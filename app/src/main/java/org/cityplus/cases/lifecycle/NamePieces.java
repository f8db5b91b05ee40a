package org.cityplus.cases.lifecycle;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The pieces by which a part of a name finds it although the name is sealed: each character and each two in a row of a
 * Chinese name, the beginnings of its pinyin and of its initials, the beginnings of Latin words.
 */
final class NamePieces {
    /** Longer beginnings find nothing that this one does not. */
    private static final int LONGEST = 16;

    /** A name of many words must not fill the index. */
    private static final int MOST = 300;

    private NamePieces() {}

    /** Made when the first name is written, not at start-up: it reads a table of readings. */
    private static final class Pinyin {
        static final Transliterator NAMES = Transliterator.getInstance("Han-Latin/Names; Latin-ASCII; Lower");
    }

    /** All pieces of a name. */
    static Set<String> of(String name) {
        Set<String> pieces = new TreeSet<>();
        for (String word : words(name)) {
            if (isHan(word)) {
                han(word, pieces);
            } else {
                beginnings("w:", word, pieces);
            }
        }
        return pieces.stream().limit(MOST).collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }

    /** The pieces that a name must have to hold what was typed; none when it holds no letter. */
    static Set<String> wanted(String typed) {
        Set<String> pieces = new TreeSet<>();
        for (String word : words(typed)) {
            if (isHan(word)) {
                int[] points = word.codePoints().toArray();
                for (int i = 0; i + 1 < points.length; i++) {
                    pieces.add("c:" + new String(points, i, 2));
                }
                if (points.length == 1) {
                    pieces.add("c:" + word);
                }
            } else {
                pieces.add("w:" + cut(word));
            }
        }
        return pieces;
    }

    private static void han(String word, Set<String> pieces) {
        int[] points = word.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            pieces.add("c:" + new String(points, i, 1));
            if (i + 1 < points.length) {
                pieces.add("c:" + new String(points, i, 2));
            }
        }
        List<String> syllables = words(Pinyin.NAMES.transliterate(word));
        for (int from = 0; from < syllables.size(); from++) {
            List<String> rest = syllables.subList(from, syllables.size());
            beginnings("w:", String.join("", rest), pieces);
            StringBuilder initials = new StringBuilder();
            rest.forEach(syllable -> initials.appendCodePoint(syllable.codePointAt(0)));
            beginnings("w:", initials.toString(), pieces);
        }
    }

    private static void beginnings(String kind, String word, Set<String> pieces) {
        String whole = cut(word);
        for (int end = 1; end <= whole.length(); end++) {
            pieces.add(kind + whole.substring(0, end));
        }
    }

    private static String cut(String word) {
        return word.length() <= LONGEST ? word : word.substring(0, LONGEST);
    }

    /** Runs of Chinese characters and runs of other letters or digits, in small letters without accents. */
    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean han = false;
        for (int point : plain.codePoints().toArray()) {
            if (Character.getType(point) == Character.NON_SPACING_MARK) {
                continue;
            }
            boolean letter = Character.isLetterOrDigit(point);
            if (!word.isEmpty() && (!letter || isHan(point) != han)) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (letter) {
                han = isHan(point);
                word.appendCodePoint(point);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static boolean isHan(String word) {
        return isHan(word.codePointAt(0));
    }

    private static boolean isHan(int point) {
        return UnicodeScript.of(point) == UnicodeScript.HAN;
    }
}
