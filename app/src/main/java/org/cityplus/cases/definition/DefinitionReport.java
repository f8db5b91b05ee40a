package org.cityplus.cases.definition;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cityplus.cases.definition.Problem.Severity;
import org.cityplus.city.City;
import org.cityplus.city.CityPackException;

/** What was found in the definitions of a city pack, in one language; mistakes first. */
public record DefinitionReport(List<String> lines, boolean good) {

    public static DefinitionReport of(Path folder, Locale language) {
        try {
            City city = City.load(folder);
            ServiceFolders services = ServiceFolders.read(city.servicesFolder(), city);
            return of(services, LifeEventFolders.read(city.lifeEventsFolder(), services, city), language);
        } catch (CityPackException e) {
            return new DefinitionReport(List.of(String.valueOf(e.getMessage())), false);
        }
    }

    private static DefinitionReport of(ServiceFolders folders, LifeEventFolders events, Locale language) {
        boolean chinese = language.equals(Locale.SIMPLIFIED_CHINESE);
        List<Problem> problems = Stream.concat(folders.problems().stream(), events.problems().stream())
                .toList();
        List<String> lines = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            List<Problem> of = problems.stream()
                    .filter(problem -> problem.severity() == severity)
                    .toList();
            if (!of.isEmpty()) {
                lines.add(heading(severity, of.size(), chinese));
                of.forEach(problem -> lines.add("  " + problem.in(language)));
            }
        }
        int read = folders.loaded().size();
        int bundles = events.loaded().size();
        boolean good = problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
        lines.add(
                chinese
                        ? read + " 个版本、" + bundles + " 件「一件事」可以用。" + (good ? "" : "有错误，改好才能用。")
                        : read + " versions and " + bundles + " life events can be used."
                                + (good ? "" : " There are mistakes to mend first."));
        return new DefinitionReport(List.copyOf(lines), good);
    }

    private static String heading(Severity severity, int count, boolean chinese) {
        return switch (severity) {
            case ERROR -> chinese ? "错误 " + count + " 处：" : count + (count == 1 ? " mistake:" : " mistakes:");
            case WARNING ->
                chinese ? "提醒 " + count + " 处：" : count + (count == 1 ? " thing" : " things") + " to look at:";
        };
    }
}
