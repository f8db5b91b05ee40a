package org.cityplus.cases.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cityplus.cases.definition.yaml.Mark;
import org.cityplus.city.City;
import org.cityplus.kernel.LocalizedText;

/** All versions of all services in a city pack: {@code services/<id>/<version>/}. */
final class ServiceFolders {
    private final List<DefinitionReader.Loaded> loaded = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private ServiceFolders() {}

    static ServiceFolders read(Path services, City city) {
        ServiceFolders folders = new ServiceFolders();
        for (Path service : foldersIn(services)) {
            List<Path> versions = foldersIn(service);
            if (versions.isEmpty()) {
                folders.problems.add(withoutVersion(service));
            }
            for (Path version : versions) {
                DefinitionReader.Reading reading = DefinitionReader.read(version, city);
                reading.loaded().ifPresent(folders.loaded::add);
                folders.problems.addAll(reading.problems());
            }
        }
        folders.checkEffectiveDays();
        return folders;
    }

    List<DefinitionReader.Loaded> loaded() {
        return List.copyOf(loaded);
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    List<Problem> errors() {
        return problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
    }

    private void checkEffectiveDays() {
        Map<String, Map<LocalDate, String>> days = new HashMap<>();
        for (DefinitionReader.Loaded one : loaded) {
            ServiceDefinition definition = one.definition();
            String other = days.computeIfAbsent(definition.id(), id -> new HashMap<>())
                    .putIfAbsent(definition.effective(), definition.version());
            if (other != null) {
                problems.add(new Problem(
                        Problem.Severity.ERROR,
                        definition.id() + "/" + definition.version() + "/" + DefinitionFiles.SERVICE,
                        1,
                        1,
                        "effective",
                        new LocalizedText(
                                "和版本 " + other + " 同一天生效", "takes effect on the same day as version " + other),
                        new LocalizedText("改其中一个的日子", "Change the day of one of them")));
            }
        }
    }

    private static Problem withoutVersion(Path service) {
        Mark start = Mark.START;
        return new Problem(
                Problem.Severity.ERROR,
                service.getFileName() + "/",
                start.line(),
                start.column(),
                "",
                new LocalizedText(
                        "每个版本要有自己的文件夹，例如 " + service.getFileName() + "/2026-11/service.yaml",
                        "each version has a folder of its own, such as " + service.getFileName()
                                + "/2026-11/service.yaml"),
                new LocalizedText(
                        "建一个以版本命名的文件夹，把三个文件放进去",
                        "Make a folder named like the version and put the three files into it"));
    }

    static List<Path> foldersIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory)
                    .filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
                    .sorted(Comparator.comparing(path -> String.valueOf(path.getFileName())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }
}
