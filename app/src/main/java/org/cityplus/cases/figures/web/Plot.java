package org.cityplus.cases.figures.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Upright bars, drawn on the server: 400 wide, 160 high without the words below. Whoever cannot see them has the table.
 *
 * @param series what the bars of one place are, in order
 */
public record Plot(String title, String first, List<String> series, List<Bar> bars) {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 130;
    private static final int TOP = 18;

    /** Half of the longest word below the axis. */
    private static final int EDGE = 18;

    /** One bar. @param tone which series, for its colour */
    public record Rect(String x, String y, String width, String height, int tone) {}

    /** A number over a bar, or a word under one. */
    public record Word(String x, String y, String text) {}

    public long most() {
        return bars.stream()
                .flatMap(bar -> bar.values().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    public List<Rect> rects() {
        long most = Math.max(1, most());
        double place = (double) WIDTH / Math.max(1, bars.size());
        double gap = Math.min(8, place * 0.2);
        double width = (place - gap) / series.size();
        List<Rect> rects = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            for (int s = 0; s < series.size(); s++) {
                double height = HEIGHT * (double) bars.get(i).values().get(s) / most;
                double shown = bars.get(i).values().get(s) > 0 ? Math.max(1.5, height) : 0;
                rects.add(new Rect(
                        number(i * place + gap / 2 + s * width),
                        number(TOP + HEIGHT - shown),
                        number(Math.max(1, width - 1)),
                        number(shown),
                        s));
            }
        }
        return rects;
    }

    /** The numbers themselves, where there is room for them. */
    public List<Word> numbers() {
        if (bars.size() * series.size() > 14) {
            return List.of();
        }
        long most = Math.max(1, most());
        double place = (double) WIDTH / Math.max(1, bars.size());
        double gap = Math.min(8, place * 0.2);
        double width = (place - gap) / series.size();
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            for (int s = 0; s < series.size(); s++) {
                long value = bars.get(i).values().get(s);
                double height = HEIGHT * (double) value / most;
                words.add(new Word(
                        number(i * place + gap / 2 + (s + 0.5) * width),
                        number(TOP + HEIGHT - height - 4),
                        Long.toString(value)));
            }
        }
        return words;
    }

    public List<Word> ticks() {
        double place = (double) WIDTH / Math.max(1, bars.size());
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            if (!bars.get(i).tick().isEmpty()) {
                double x = Math.clamp((i + 0.5) * place, EDGE, WIDTH - EDGE);
                words.add(new Word(
                        number(x), number(TOP + HEIGHT + 20), bars.get(i).tick()));
            }
        }
        return words;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
