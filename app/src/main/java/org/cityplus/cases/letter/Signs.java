package org.cityplus.cases.letter;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words as signs of the typeface. What it cannot draw stands as 〓 and is remembered, so that the letter can say so. */
final class Signs {
    /** The sign of Chinese and Japanese printers for a type they do not have. */
    static final String GETA = "〓";

    /** So many are listed; a text in a script the typeface lacks has hundreds. */
    private static final int MOST_LISTED = 24;

    private static final int MOST_PARTS = 4;

    private static final Pattern SIGN = Pattern.compile("\\X");

    /** Asks for a form or a break and looks like nothing: soft hyphen, zero-width spaces and joiners, text and emoji style. */
    private static final Pattern UNSEEN = Pattern.compile("[\\u00AD\\u200B-\\u200D\\u2060\\uFEFF\\uFE0E\\uFE0F]");

    private final List<Typeface> faces;
    private final Set<String> missing = new LinkedHashSet<>();

    /** @param faces which to try, the first one first */
    Signs(List<Typeface> faces) {
        this.faces = faces;
    }

    /** @param text of one line */
    List<Sign> of(String text) {
        List<Sign> signs = new ArrayList<>(text.length());
        SIGN.matcher(text).results().map(MatchResult::group).forEach(written -> {
            String seen = UNSEEN.matcher(written.replace("\t", "    ")).replaceAll("");
            if (!seen.isEmpty()) {
                signs.add(sign(written, seen));
            }
        });
        return signs;
    }

    /** Which signs stood as 〓 so far, by their code points; empty when none did. */
    String missing() {
        return missing.stream().limit(MOST_LISTED).collect(Collectors.joining(" "))
                + (missing.size() > MOST_LISTED ? " …" : "");
    }

    private Sign sign(String written, String seen) {
        Optional<Sign> plain = draw(seen);
        if (plain.isPresent()) {
            return plain.get();
        }
        // One sign by another code: a letter and its accent, a radical for its character, a space that does not break.
        for (Normalizer.Form form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFKC)) {
            String same = Normalizer.normalize(seen, form);
            if (same.codePointCount(0, same.length()) == 1) {
                Optional<Sign> other = draw(same);
                if (other.isPresent()) {
                    return other.get();
                }
            }
        }
        missing.add(codes(written));
        Sign geta = draw(GETA).orElseThrow();
        return new Sign(geta.face(), GETA, written, geta.width());
    }

    private Optional<Sign> draw(String seen) {
        return faces.stream()
                .filter(face -> seen.codePoints().allMatch(code -> face.has(code) && standsAlone(code)))
                .findFirst()
                .map(face -> new Sign(face, seen, "", face.width(seen)));
    }

    /** The typeface puts no mark on a letter and turns no writing around. */
    private static boolean standsAlone(int code) {
        return switch (Character.getType(code)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }

    private static String codes(String written) {
        return written.codePoints()
                        .limit(MOST_PARTS)
                        .mapToObj(code -> String.format("U+%04X", code))
                        .collect(Collectors.joining("+"))
                + (written.codePointCount(0, written.length()) > MOST_PARTS ? "+…" : "");
    }
}
