package org.cityplus.cases.definition;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cityplus.city.City;

/** All life events of a city pack: {@code life-events/<id>/}. */
record LifeEventFolders(List<LifeEvent> loaded, List<Problem> problems) {

    static LifeEventFolders read(Path folder, ServiceFolders services, City city) {
        return read(
                folder,
                services.loaded().stream()
                        .map(DefinitionReader.Loaded::definition)
                        .toList(),
                city);
    }

    static LifeEventFolders read(Path folder, List<ServiceDefinition> versions, City city) {
        List<LifeEvent> loaded = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path event : ServiceFolders.foldersIn(folder)) {
            LifeEventReader.Reading reading = LifeEventReader.read(event, versions, city);
            reading.event().ifPresent(loaded::add);
            problems.addAll(reading.problems());
        }
        return new LifeEventFolders(List.copyOf(loaded), List.copyOf(problems));
    }

    List<Problem> errors() {
        return problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
    }
}
