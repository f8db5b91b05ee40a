package org.cityplus.cases.definition.citation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Puts parts together again. Marks beside English become English; those between words that stay Chinese stay as they are. */
final class Joined {
    private static final Map<String, String> ENGLISH =
            Map.of("；", ";", "，", ",", "、", ",", "。", ".", "：", ":", "（", "(", "）", ")");

    private final String written;
    private final List<Part> parts;

    /** Which parts are English: words, and brackets around or behind such. */
    private final boolean[] english;

    private final StringBuilder joined = new StringBuilder();

    /** Chinese puts no space there. */
    private int behindChineseMark;

    Joined(String written, List<Part> parts) {
        this.written = written;
        this.parts = parts;
        this.english = new boolean[parts.size()];
        int words = 0;
        Deque<int[]> open = new ArrayDeque<>();
        for (int i = 0; i < english.length; i++) {
            if (parts.get(i) instanceof Part.English) {
                english[i] = true;
                words++;
            } else if (isMark(i, "（(")) {
                open.push(new int[] {i, words});
            } else if (isMark(i, "）)") && !open.isEmpty()) {
                int[] from = open.pop();
                boolean is = words > from[1] || from[0] > 0 && english[from[0] - 1];
                english[i] = is;
                english[from[0]] = is;
            }
        }
    }

    String text() {
        if (parts.stream().noneMatch(Part.English.class::isInstance)) {
            return written;
        }
        for (int i = 0; i < parts.size(); i++) {
            switch (parts.get(i)) {
                case Part.English(String text) -> word(text.strip());
                case Part.Chinese(String text) -> word(text.strip());
                case Part.And(String _) -> word("and");
                case Part.Mark(String sign) -> mark(i, sign);
            }
        }
        return joined.toString().strip();
    }

    private void word(String word) {
        char last = joined.isEmpty() ? '(' : joined.charAt(joined.length() - 1);
        boolean isClose = last == '(' || Character.isWhitespace(last) || joined.length() == behindChineseMark;
        joined.append(isClose ? "" : " ").append(word);
    }

    private void mark(int at, String sign) {
        boolean isBracket = isMark(at, "（(）)");
        boolean beside = at > 0 && english[at - 1] || at + 1 < english.length && english[at + 1];
        if (isBracket ? !english[at] : !beside) {
            joined.append(sign);
            behindChineseMark = joined.length();
        } else if (isMark(at, "（(")) {
            word("(");
        } else {
            joined.append(ENGLISH.getOrDefault(sign, sign));
        }
    }

    private boolean isMark(int at, String signs) {
        return parts.get(at) instanceof Part.Mark(String sign) && signs.contains(sign);
    }
}
