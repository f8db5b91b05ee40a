package org.cityplus.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs the measurement named by the first argument, prints its line, and fails when it is not as expected. */
final class Bench {
    private static final Map<String, Benchmark> ALL =
            Map.of("start", new Start(), "serving", new Serving(), "signin", new SignIn(), "services", new Services());

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments[0];
        Benchmark benchmark = ALL.get(name);
        if (benchmark == null) {
            System.err.println("There is no benchmark " + name + ". There are "
                    + ALL.keySet().stream().sorted().toList());
            System.exit(2);
            return;
        }
        Map<String, Double> figures = benchmark.measure();
        List<String> missed = Expected.read(Files.readAllLines(Path.of("benchmarks/expected", name + ".txt")))
                .missedBy(figures);
        missed.forEach(line -> System.err.println("Not as expected: " + line));
        System.out.println("BENCH " + name + " "
                + figures.entrySet().stream()
                        .map(figure -> figure.getKey() + "=" + tidy(figure.getValue()))
                        .collect(Collectors.joining(" ")));
        if (!missed.isEmpty()) {
            System.exit(1);
        }
    }

    static String tidy(double value) {
        return value == Math.rint(value)
                ? Long.toString(Math.round(value))
                : String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
    }
}
