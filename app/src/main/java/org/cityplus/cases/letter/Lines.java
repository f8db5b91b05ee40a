package org.cityplus.cases.letter;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Words in lines: Chinese breaks between any two signs but before 。 and ，or after 「 (UAX #14, strict), English between
 * words, and what is longer than a line wherever it must.
 */
final class Lines {
    private static final Pattern NEW_LINE = Pattern.compile("\\R");

    private final Signs signs;
    private final BreakIterator breaks;

    Lines(Signs signs, String language) {
        this.signs = signs;
        this.breaks = BreakIterator.getLineInstance(ULocale.forLanguageTag(language + "-u-lb-strict"));
    }

    /**
     * @param width in em
     * @param ends the last line of what was written between two line ends
     */
    record Line(List<Sign> signs, float width, boolean ends) {}

    /**
     * @param width of a line, in em
     * @param indent of the first line, in em
     */
    List<Line> of(String text, float width, float indent) {
        List<Line> lines = new ArrayList<>();
        for (String piece : NEW_LINE.split(text, -1)) {
            add(signs.of(piece), width, lines.isEmpty() ? indent : 0, lines);
        }
        return lines;
    }

    private void add(List<Sign> all, float width, float indent, List<Line> lines) {
        breaks.setText(all.stream()
                .map(Sign::drawn)
                .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                .toString());
        int from = 0;
        int mayBreak = 0;
        int place = 0;
        float used = indent;
        for (int i = 0; i < all.size(); i++) {
            Sign sign = all.get(i);
            if (i > from && breaks.isBoundary(place)) {
                mayBreak = i;
            }
            // Spaces may stand over the edge: nobody sees them there.
            if (i > from && !sign.isSpace() && used + sign.width() > width) {
                int end = mayBreak > from ? mayBreak : i;
                lines.add(line(all.subList(from, end), false));
                from = end;
                used = width(all.subList(from, i));
            }
            used += sign.width();
            place += sign.drawn().length();
        }
        lines.add(line(all.subList(from, all.size()), true));
    }

    private static Line line(List<Sign> signs, boolean ends) {
        int end = signs.size();
        while (end > 0 && signs.get(end - 1).isSpace()) {
            end--;
        }
        List<Sign> shown = List.copyOf(signs.subList(0, end));
        return new Line(shown, width(shown), ends);
    }

    private static float width(List<Sign> signs) {
        return (float) signs.stream().mapToDouble(Sign::width).sum();
    }
}
