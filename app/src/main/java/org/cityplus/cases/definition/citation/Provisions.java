package org.cityplus.cases.definition.citation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which provisions of a law are meant: 第十三条第一款第二项、第三项 is Article 13, paragraph 1, items 2 and 3. */
final class Provisions {
    /** What may stand between two of them. */
    private static final List<String> CONNECTORS = List.of("以及", "、", "，", ",", "和", "及", "与");

    private static final String TO = "至到";

    private final String text;
    private int at;

    private Provisions(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** @param end behind them in the text */
    record Read(String english, int end) {}

    /** One of them: Article 13, paragraph 1. */
    private record Provision(List<Level> path) {
        Level last() {
            return path.getLast();
        }

        List<Level> above(Unit unit) {
            return path.stream()
                    .filter(level -> level.unit().compareTo(unit) < 0)
                    .toList();
        }
    }

    private record Level(Unit unit, List<String> numbers) {
        String english() {
            String all = numbers.size() == 1
                    ? numbers.getFirst()
                    : String.join(", ", numbers.subList(0, numbers.size() - 1)) + " and " + numbers.getLast();
            boolean several = numbers.size() > 1 || numbers.getFirst().contains(" ");
            return (several ? unit.several() : unit.one()) + " " + all;
        }
    }

    /** The longest list of provisions that begins here and is understood. */
    static Optional<Read> at(String text, int at) {
        Provisions reader = new Provisions(text, at);
        List<Provision> all = reader.list();
        return all.isEmpty() ? Optional.empty() : Optional.of(new Read(say(all), reader.at));
    }

    private List<Provision> list() {
        List<Provision> all = new ArrayList<>();
        List<Level> first = path();
        if (first.isEmpty() || !first.getFirst().unit().standsAlone()) {
            return all;
        }
        all.add(new Provision(first));
        while (true) {
            int before = at;
            if (!skipConnector()) {
                return all;
            }
            List<Level> path = path();
            Provision last = all.getLast();
            boolean understood = !path.isEmpty()
                    && path.getFirst().unit().compareTo(last.last().unit()) <= 0
                    && (path.getFirst().unit().standsAlone()
                            || last.path().stream()
                                    .anyMatch(level ->
                                            level.unit() == path.getFirst().unit()));
            if (!understood) {
                at = before;
                return all;
            }
            List<Level> whole = new ArrayList<>();
            if (path.getFirst().unit() != Unit.ARTICLE) {
                whole.addAll(last.above(path.getFirst().unit()));
            }
            whole.addAll(path);
            all.add(new Provision(List.copyOf(whole)));
        }
    }

    private boolean skipConnector() {
        int begun = skipSpace(at);
        for (String connector : CONNECTORS) {
            if (text.startsWith(connector, begun)) {
                at = skipSpace(begun + connector.length());
                return true;
            }
        }
        return false;
    }

    /** Levels that follow each other, each below the one before. */
    private List<Level> path() {
        List<Level> path = new ArrayList<>();
        while (true) {
            int before = at;
            Optional<Level> level = level();
            boolean below = level.isPresent()
                    && (path.isEmpty()
                            || path.getLast().numbers().size() == 1
                                    && level.get()
                                                    .unit()
                                                    .compareTo(path.getLast().unit())
                                            > 0);
            if (!below) {
                at = before;
                return path;
            }
            path.add(upTo(level.get()));
        }
    }

    /** 第二十条, 第二十、三十条 or 第五至七条. */
    private Optional<Level> level() {
        int place = skipSpace(at);
        if (place >= text.length() || text.charAt(place) != '第') {
            return Optional.empty();
        }
        List<String> numbers = new ArrayList<>();
        place++;
        while (true) {
            Optional<Numeral> number = Numeral.at(text, skipSpace(place));
            if (number.isEmpty()) {
                return Optional.empty();
            }
            place = skipSpace(number.get().end());
            String said = String.valueOf(number.get().value());
            if (isOneOf(TO, place)) {
                Optional<Numeral> last = Numeral.at(text, skipSpace(place + 1));
                if (last.isEmpty() || last.get().value() <= number.get().value()) {
                    return Optional.empty();
                }
                place = skipSpace(last.get().end());
                said += " to " + last.get().value();
            }
            numbers.add(said);
            Optional<Unit> unit = Unit.at(text, place);
            if (unit.isPresent()) {
                at = place + 1;
                return Optional.of(new Level(unit.get(), inserted(unit.get(), numbers)));
            }
            if (!isOneOf("、和及与", place)) {
                return Optional.empty();
            }
            place++;
        }
    }

    /** 第二十一条之一 was put in after Article 21. */
    private List<String> inserted(Unit unit, List<String> numbers) {
        int place = skipSpace(at);
        if (unit == Unit.ARTICLE && numbers.size() == 1 && isOneOf("之", place)) {
            Optional<Numeral> number = Numeral.at(text, skipSpace(place + 1));
            if (number.isPresent()) {
                at = number.get().end();
                return List.of(numbers.getFirst() + "-" + number.get().value());
            }
        }
        return List.copyOf(numbers);
    }

    /** 第五条至第七条. */
    private Level upTo(Level from) {
        int place = skipSpace(at);
        if (isOneOf(TO, place) && from.numbers().size() == 1) {
            int before = at;
            at = place + 1;
            Optional<Level> to = level().filter(level -> level.unit() == from.unit() && isLater(level, from));
            if (to.isPresent()) {
                return new Level(
                        from.unit(),
                        List.of(from.numbers().getFirst() + " to "
                                + to.get().numbers().getFirst()));
            }
            at = before;
        }
        return from;
    }

    private static boolean isLater(Level level, Level than) {
        try {
            return level.numbers().size() == 1
                    && Integer.parseInt(level.numbers().getFirst())
                            > Integer.parseInt(than.numbers().getFirst());
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private boolean isOneOf(String signs, int place) {
        return place < text.length() && signs.indexOf(text.charAt(place)) >= 0;
    }

    private int skipSpace(int place) {
        int next = place;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next;
    }

    private static String say(List<Provision> all) {
        List<Provision> merged = new ArrayList<>();
        for (Provision provision : all) {
            Provision before = merged.isEmpty() ? null : merged.getLast();
            if (before != null && isBeside(before, provision)) {
                List<String> numbers = new ArrayList<>(before.last().numbers());
                numbers.addAll(provision.last().numbers());
                List<Level> path =
                        new ArrayList<>(before.path().subList(0, before.path().size() - 1));
                path.add(new Level(before.last().unit(), List.copyOf(numbers)));
                merged.set(merged.size() - 1, new Provision(List.copyOf(path)));
            } else {
                merged.add(provision);
            }
        }
        StringBuilder said = new StringBuilder();
        List<Level> before = List.of();
        for (Provision provision : merged) {
            List<Level> path = provision.path();
            int same = 0;
            while (same < Math.min(path.size(), before.size()) - 1
                    && path.get(same).equals(before.get(same))) {
                same++;
            }
            // Article 5, paragraph 1, and item 2 would be an item of that paragraph.
            if (same > 0 && path.get(same).unit() != before.get(same).unit()) {
                same = 0;
            }
            said.append(said.isEmpty() ? "" : same > 0 ? ", and " : "; ");
            said.append(String.join(
                    ", ",
                    path.subList(same, path.size()).stream().map(Level::english).toList()));
            before = path;
        }
        return said.toString();
    }

    /** Whether the two differ in the last number only. */
    private static boolean isBeside(Provision one, Provision other) {
        int last = one.path().size() - 1;
        return other.path().size() == last + 1
                && one.path().subList(0, last).equals(other.path().subList(0, last))
                && one.last().unit() == other.last().unit();
    }
}
