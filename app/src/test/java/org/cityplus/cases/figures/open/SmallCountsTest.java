package org.cityplus.cases.figures.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.cityplus.cases.figures.Figures;
import org.cityplus.cases.figures.Measure;

/**
 * Somebody has all that was told of a month and a pencil. They try for each number that was not told whether it can be 1, 2, … 9, with all
 * sums and parts in mind; each must be possible still.
 */
class SmallCountsTest {
    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final int ROOM = 20_000;

    /** Counts near the limit, where it is hardest to keep something. */
    private static Arbitrary<Integer> counts() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.integers().between(0, 3)),
                Tuple.of(4, Arbitraries.integers().between(4, 12)),
                Tuple.of(3, Arbitraries.integers().between(8, 40)),
                Tuple.of(1, Arbitraries.integers().between(40, 900)));
    }

    @Provide
    Arbitrary<List<List<Figures>>> cities() {
        Arbitrary<Figures> figures = Combinators.combine(counts(), counts(), counts(), counts(), counts(), counts())
                .as(SmallCountsTest::figures);
        return figures.list().ofMinSize(1).ofMaxSize(4).list().ofMinSize(1).ofMaxSize(5);
    }

    private static Figures figures(int received, int granted, int fraud, int prison, int late, int untimed) {
        Figures figures = new Figures();
        figures.add(Measure.RECEIVED, "", received);
        figures.add(Measure.GRANTED, "", granted);
        figures.add(Measure.REFUSED, "fraud", fraud);
        figures.add(Measure.REFUSED, "prison", prison);
        int decided = granted + fraud + prison;
        int wereLate = Math.min(late, decided);
        int wereUntimed = Math.min(untimed, decided - wereLate);
        figures.add(Measure.LATE, "", wereLate);
        figures.add(Measure.UNTIMED, "", wereUntimed);
        figures.add(Measure.IN_TIME, "", decided - wereLate - wereUntimed);
        return figures;
    }

    private static Map<String, Map<String, Figures>> named(List<List<Figures>> city) {
        Map<String, Map<String, Figures>> named = new LinkedHashMap<>();
        for (int a = 0; a < city.size(); a++) {
            Map<String, Figures> services = new LinkedHashMap<>();
            for (int s = 0; s < city.get(a).size(); s++) {
                services.put("s" + s, city.get(a).get(s));
            }
            named.put("a" + a, services);
        }
        return named;
    }

    @Property(tries = 600, seed = "20261201")
    void nothingToldSaysMoreOfASmallNumberThanThatItIsOne(@ForAll("cities") List<List<Figures>> city) {
        List<Cell> told = MonthTable.of(MONTH, named(city));
        assertThat(cracked(told)).isEmpty();
        assertThat(told)
                .allSatisfy(cell -> assertThat(cell.shown().isExact()
                                && cell.shown().least() > 0
                                && cell.shown().least() < 10
                                && !cell.measure().startsWith("days-"))
                        .as(cell.toString())
                        .isFalse());
    }

    /** What is told holds: each number lies between what is said of it. */
    @Property(tries = 300, seed = "20261202")
    void whatIsToldIsTrue(@ForAll("cities") List<List<Figures>> city) {
        Map<String, Map<String, Figures>> named = named(city);
        for (Cell cell : MonthTable.of(MONTH, named)) {
            if (cell.measure().startsWith("days-")) {
                continue;
            }
            long truth = named.entrySet().stream()
                    .filter(agency -> cell.agency().isEmpty() || cell.agency().equals(agency.getKey()))
                    .flatMap(agency -> agency.getValue().entrySet().stream())
                    .filter(service ->
                            cell.service().isEmpty() || cell.service().equals(service.getKey()))
                    .mapToLong(service -> count(service.getValue(), cell))
                    .sum();
            assertThat(truth)
                    .as(cell.toString())
                    .isBetween(cell.shown().least(), cell.shown().most());
        }
    }

    private static long count(Figures figures, Cell cell) {
        if (cell.measure().equals(MonthTable.DECIDED)) {
            return figures.decided();
        }
        Measure measure =
                Measure.valueOf(cell.measure().toUpperCase(Locale.ROOT).replace('-', '_'));
        return cell.part().isEmpty()
                ? figures.of(measure)
                : figures.parts(measure).getOrDefault(cell.part(), 0L);
    }

    /** Violator: small numbers left out alone, and all sums told. */
    @Example
    void leavingOutOnlyTheSmallOnesIsCracked() {
        Figures only = figures(3, 490, 3, 0, 2, 0);
        List<Cell> careless = MonthTable.of(MONTH, named(List.of(List.of(only)))).stream()
                .map(cell -> cell.shown().isExact()
                                || cell.shown().isSmall() && !cell.service().isEmpty()
                        ? cell
                        : new Cell(
                                cell.agency(),
                                cell.service(),
                                cell.measure(),
                                cell.part(),
                                Shown.exactly(count(only, cell))))
                .toList();
        assertThat(cracked(careless)).isNotEmpty();
    }

    /** Violators, one by one: the large number beside the small one is too near to ten; the sum leaves no room. */
    @Example
    void whereThereIsNoRoomNothingIsTold() {
        assertThat(SmallCounts.parts(Map.of("granted", 14L, "refused", 3L), "x"))
                .isEmpty();
        assertThat(SmallCounts.parts(Map.of("granted", 9L, "refused", 3L), "x")).isEmpty();
        assertThat(SmallCounts.parts(Map.of("granted", 490L, "refused", 3L), "x"))
                .hasValue(Map.of("granted", new Shown(484, 492), "refused", SmallCounts.SMALL));
        assertThat(SmallCounts.sum(List.of(40L, 9L, 9L)).whole()).isEqualTo(new Shown(42, 58));
        assertThat(SmallCounts.sum(List.of(40L, 4L, 6L)).whole()).isEqualTo(Shown.exactly(50));
        assertThat(SmallCounts.sum(List.of(40L, 4L)).whole()).isEqualTo(new Shown(41, 49));
    }

    /** The numbers that are told to be small, of which some value from 1 to 9 is impossible. */
    private static List<String> cracked(List<Cell> told) {
        List<String> cracked = new ArrayList<>();
        for (Cell cell : told) {
            if (cell.shown().isSmall() && !cell.service().isEmpty()) {
                IntStream.rangeClosed(1, 9)
                        .filter(guess -> !isPossible(told, cell, guess))
                        .forEach(guess -> cracked.add(cell + " is not " + guess));
            }
        }
        return cracked;
    }

    private static boolean isPossible(List<Cell> told, Cell guessed, int guess) {
        return isPossibleInSums(told, guessed, guess)
                && isPossibleInParts(told, guessed, guess, List.of("granted", "refused"))
                && isPossibleInParts(told, guessed, guess, List.of("in-time", "late", "untimed"))
                && isPossibleInGrounds(told, guessed, guess);
    }

    private static boolean isPossibleInSums(List<Cell> told, Cell guessed, int guess) {
        if (!guessed.measure().equals(MonthTable.RECEIVED) && !guessed.measure().equals(MonthTable.DECIDED)) {
            return true;
        }
        List<Cell> same = told.stream()
                .filter(cell -> cell.measure().equals(guessed.measure()))
                .toList();
        BitSet city = none();
        for (Cell agency : same) {
            if (agency.agency().isEmpty() || !agency.service().isEmpty()) {
                continue;
            }
            BitSet sum = none();
            for (Cell cell : same) {
                if (cell.agency().equals(agency.agency()) && !cell.service().isEmpty()) {
                    sum = plus(sum, values(cell, guessed, guess));
                }
            }
            sum.and(values(agency, guessed, guess));
            city = plus(city, sum);
        }
        city.and(values(
                same.stream()
                        .filter(cell -> cell.agency().isEmpty())
                        .findFirst()
                        .orElseThrow(),
                guessed,
                guess));
        return !city.isEmpty();
    }

    private static boolean isPossibleInParts(List<Cell> told, Cell guessed, int guess, List<String> measures) {
        List<Cell> parts = told.stream()
                .filter(cell -> cell.agency().equals(guessed.agency())
                        && cell.service().equals(guessed.service())
                        && measures.contains(cell.measure())
                        && cell.part().isEmpty())
                .toList();
        return parts.isEmpty() || isPossibleIn(find(told, guessed, MonthTable.DECIDED), parts, guessed, guess);
    }

    private static boolean isPossibleInGrounds(List<Cell> told, Cell guessed, int guess) {
        List<Cell> grounds = told.stream()
                .filter(cell -> cell.agency().equals(guessed.agency())
                        && cell.service().equals(guessed.service())
                        && cell.measure().equals("refused")
                        && !cell.part().isEmpty())
                .toList();
        return grounds.isEmpty() || isPossibleIn(find(told, guessed, "refused"), grounds, guessed, guess);
    }

    private static boolean isPossibleIn(Cell whole, List<Cell> parts, Cell guessed, int guess) {
        BitSet sum = none();
        for (Cell part : parts) {
            sum = plus(sum, values(part, guessed, guess));
        }
        sum.and(values(whole, guessed, guess));
        return !sum.isEmpty();
    }

    private static Cell find(List<Cell> told, Cell beside, String measure) {
        return told.stream()
                .filter(cell -> cell.agency().equals(beside.agency())
                        && cell.service().equals(beside.service())
                        && cell.measure().equals(measure)
                        && cell.part().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** What a number can be; one that is withheld beside small ones is known to be ten or more. */
    private static BitSet values(Cell cell, Cell guessed, int guess) {
        BitSet values = new BitSet(ROOM);
        if (cell.equals(guessed)) {
            values.set(guess);
        } else if (cell.shown().isExact() || cell.shown().isSmall()) {
            values.set((int) cell.shown().least(), (int) cell.shown().most() + 1);
        } else if (cell.service().isEmpty()) {
            values.set((int) cell.shown().least(), (int) cell.shown().most() + 1);
        } else {
            values.set(
                    Math.max(10, (int) cell.shown().least()), (int) cell.shown().most() + 1);
        }
        return values;
    }

    private static BitSet none() {
        BitSet zero = new BitSet(ROOM);
        zero.set(0);
        return zero;
    }

    private static BitSet plus(BitSet one, BitSet other) {
        BitSet sums = new BitSet(ROOM);
        one.stream().forEach(a -> other.stream().forEach(b -> sums.set(a + b)));
        return sums;
    }
}
