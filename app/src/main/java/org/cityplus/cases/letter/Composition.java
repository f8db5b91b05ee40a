package org.cityplus.cases.letter;

import static org.cityplus.cases.letter.Type.Ink.BLACK;
import static org.cityplus.cases.letter.Type.Ink.GREY;
import static org.cityplus.cases.letter.Type.Ink.RED;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.jspecify.annotations.Nullable;

/** Sets a letter as rows: letterhead, title, to whom, what for, its points, and who signs. */
final class Composition {
    /** Between the margins of A4 that official letters have (GB/T 9704-2012, 5.2.1). */
    static final float WIDTH = 442;

    private static final Type HEAD = new Type(22, 31, true, RED);
    private static final Type LONG_HEAD = new Type(16, 23, true, RED);
    private static final Type TITLE = new Type(18, 27, true, BLACK);
    private static final Type BODY = new Type(12, 20, false, BLACK);
    private static final Type STRONG = new Type(12, 20, true, BLACK);
    private static final Type LESS = new Type(10.5f, 17, false, GREY);
    private static final Type SMALL = new Type(9, 14, false, GREY);

    /** More than that between two signs would look like a hole. */
    private static final float WIDEST_SPREAD = 0.12f;

    private static final float SEAL = 88;

    /** Room for seven characters, or for two English words, and a little before what follows. */
    private static final float LABEL = 96;

    private static final float ENGLISH_LABEL = 126;

    private enum Side {
        LEFT,
        CENTRE,
        RIGHT
    }

    private final Letter letter;
    private final Signs signs;
    private final Lines lines;
    private final Structure structure;
    private final float label;
    private final List<Row> rows = new ArrayList<>();

    Composition(Letter letter, Signs signs, Structure structure) {
        this.letter = letter;
        this.signs = signs;
        this.lines = new Lines(signs, letter.language());
        this.structure = structure;
        this.label = letter.isEnglish() ? ENGLISH_LABEL : LABEL;
    }

    List<Row> rows() {
        boolean isLong = lines.of(letter.issuer(), WIDTH / HEAD.size(), 0).size() > 1;
        add(structure.add("P"), letter.issuer(), isLong ? LONG_HEAD : HEAD, Side.CENTRE, 0, true);
        rows.add(new Row(8, true, List.of(new Mark.Rule(0, 2, WIDTH, 2, RED), new Mark.Rule(0, 6, WIDTH, 0.6f, RED))));
        rows.add(Row.gap(20, true));
        add(structure.add("H1"), letter.title(), TITLE, Side.CENTRE, 0, true);
        rows.add(Row.gap(4, true));
        add(structure.add("P"), letter.numbered(), LESS, Side.CENTRE, 0, true);
        rows.add(Row.gap(16, true));
        add(structure.add("P"), letter.to(), BODY, Side.LEFT, 0, true);
        add(structure.add("P"), letter.intro(), BODY, Side.LEFT, letter.isEnglish() ? 0 : 2, true);
        rows.add(Row.gap(10, true));
        PDStructureElement list = structure.add("L");
        letter.entries().forEach(entry -> add(list, entry));
        if (!letter.basis().isEmpty()) {
            add(structure.add("P"), letter.basis(), BODY, Side.LEFT, 0, false);
        }
        sign();
        List<String> about = Stream.of(letter.checked(), letter.digest(), letter.check())
                .filter(text -> !text.isEmpty())
                .toList();
        if (!about.isEmpty()) {
            rows.add(Row.gap(14, true));
            rows.add(new Row(8, true, List.of(new Mark.Rule(0, 0, WIDTH, 0.5f, GREY))));
        }
        about.forEach(text -> add(structure.add("P"), text, SMALL, Side.LEFT, 0, true));
        // What is missing is known once everything else is set.
        String missing = signs.missing();
        if (!missing.isEmpty()) {
            add(structure.add("P"), letter.sheets().missing(missing), SMALL, Side.LEFT, 0, true);
        }
        return rows;
    }

    private void add(PDStructureElement of, String text, Type type, Side side, float indent, boolean keepsNext) {
        List<Lines.Line> set = lines.of(text, WIDTH / type.size(), indent);
        for (int i = 0; i < set.size(); i++) {
            Lines.Line line = set.get(i);
            float from = i == 0 ? indent * type.size() : 0;
            rows.add(new Row(
                    type.leading(),
                    keepsNext || isKept(i, set.size()),
                    List.of(words(of, line, type, side, from, WIDTH - from))));
        }
    }

    /** A label beside what is said of it; above it when it is long, so that it is read first by whoever reads lines. */
    private void add(PDStructureElement list, Letter.Entry entry) {
        PDStructureElement item = structure.add(list, "LI");
        PDStructureElement name = structure.add(item, "Lbl");
        PDStructureElement body = structure.add(item, "LBody");
        float beside = (label - 8) / STRONG.size();
        List<Lines.Line> left = lines.of(entry.label(), beside, 0);
        if (left.size() > 1) {
            add(name, entry.label(), STRONG, Side.LEFT, 0, true);
        }
        List<Lines.Line> right = lines.of(entry.text(), (WIDTH - label) / BODY.size(), 0);
        for (int i = 0; i < right.size(); i++) {
            List<Mark> marks = new ArrayList<>();
            if (i == 0 && left.size() == 1) {
                marks.add(words(name, left.getFirst(), STRONG, Side.LEFT, 0, label));
            }
            marks.add(words(body, right.get(i), BODY, Side.LEFT, label, WIDTH - label));
            rows.add(new Row(BODY.leading(), isKept(i, right.size()), marks));
        }
        rows.add(Row.gap(5, false));
    }

    /** No line of a paragraph stands alone at the top or the foot of a sheet. */
    private static boolean isKept(int line, int of) {
        return line == 0 && of > 1 || line == of - 2;
    }

    /** Agency and day at the right, the seal beside them, where it hides neither. */
    private void sign() {
        if (!rows.isEmpty()) {
            keepLastLines();
        }
        rows.add(Row.gap(18, true));
        PDStructureElement seal = structure.add("Figure");
        seal.setAlternateDescription(letter.seal());
        List<Lines.Line> issuer = lines.of(letter.issuer(), WIDTH * 0.7f / STRONG.size(), 0);
        List<Lines.Line> dated = lines.of(letter.dated(), WIDTH * 0.7f / BODY.size(), 0);
        float words = issuer.size() * STRONG.leading() + dated.size() * BODY.leading();
        float height = Math.max(SEAL, words) + 4;
        double widest = Stream.concat(issuer.stream(), dated.stream())
                .mapToDouble(Lines.Line::width)
                .max()
                .orElse(0);
        float edge = WIDTH - 12;
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark.Seal(seal, edge - (float) widest * STRONG.size() - 14 - SEAL, (height - SEAL) / 2, SEAL));
        float y = (height - words) / 2;
        PDStructureElement by = structure.add("P");
        for (Lines.Line line : issuer) {
            marks.add(words(by, line, STRONG, Side.RIGHT, 0, edge).lowered(y));
            y += STRONG.leading();
        }
        PDStructureElement on = structure.add("P");
        for (Lines.Line line : dated) {
            marks.add(words(on, line, BODY, Side.RIGHT, 0, edge).lowered(y));
            y += BODY.leading();
        }
        rows.add(new Row(height, true, marks));
    }

    /** Who signs does not stand on a sheet without a word of the letter. */
    private void keepLastLines() {
        for (int i = rows.size() - 1, kept = 0; i >= 0 && kept < 2; i--) {
            Row row = rows.get(i);
            rows.set(i, new Row(row.height(), true, row.marks()));
            kept += row.isGap() ? 0 : 1;
        }
    }

    private Mark.Words words(
            @Nullable PDStructureElement of, Lines.Line line, Type type, Side side, float x, float width) {
        float over = width - line.width() * type.size();
        int between = line.signs().stream()
                        .mapToInt(sign ->
                                sign.drawn().codePointCount(0, sign.drawn().length()))
                        .sum()
                - 1;
        float spread = between > 0 ? over / between / type.size() : 0;
        boolean even = side == Side.LEFT && !letter.isEnglish() && !line.ends() && spread > 0 && spread < WIDEST_SPREAD;
        float at = switch (side) {
            case LEFT -> x;
            case CENTRE -> x + over / 2;
            case RIGHT -> x + over;
        };
        return new Mark.Words(
                of, at, (type.leading() + type.size() * 0.72f) / 2, line.signs(), type, even ? spread : 0);
    }

    /** What every sheet says of itself. */
    List<Mark> foot(int number, int of) {
        float y = 0;
        List<Mark> marks = new ArrayList<>();
        for (String text : List.of(letter.sheets().page(number, of), letter.notice())) {
            for (Lines.Line line : text.isEmpty() ? List.<Lines.Line>of() : lines.of(text, WIDTH / SMALL.size(), 0)) {
                marks.add(repeated(line, Side.CENTRE).lowered(y));
                y += SMALL.leading();
            }
        }
        return marks;
    }

    /** On further sheets: which letter they are of. */
    List<Mark> head() {
        List<Lines.Line> title = lines.of(letter.issuer() + " · " + letter.title(), WIDTH * 0.66f / SMALL.size(), 0);
        List<Lines.Line> number = lines.of(letter.numbered(), WIDTH * 0.32f / SMALL.size(), 0);
        return List.of(
                repeated(title.getFirst(), Side.LEFT),
                repeated(number.getFirst(), Side.RIGHT),
                new Mark.Rule(0, SMALL.leading() + 2, WIDTH, 0.5f, RED));
    }

    private Mark.Words repeated(Lines.Line line, Side side) {
        return words(null, line, SMALL, side, 0, WIDTH);
    }
}
