package org.cityplus.cases.definition;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cityplus.city.City;
import org.cityplus.kernel.Refusal;
import org.springframework.stereotype.Component;

/** The life events of the city. */
@Component
public class LifeEventCatalog {
    private final List<LifeEvent> events;

    /** @throws DefinitionException when one has a mistake */
    LifeEventCatalog(City city, ServiceCatalog services) {
        LifeEventFolders folders = LifeEventFolders.read(city.lifeEventsFolder(), services.listVersions(), city);
        if (!folders.errors().isEmpty()) {
            throw new DefinitionException(folders.errors());
        }
        this.events = folders.loaded().stream()
                .sorted(Comparator.comparing(LifeEvent::order).thenComparing(LifeEvent::id))
                .toList();
    }

    public List<LifeEvent> list() {
        return events;
    }

    public Optional<LifeEvent> find(String id) {
        return events.stream().filter(event -> event.id().equals(id)).findFirst();
    }

    public LifeEvent get(String id) {
        return find(id).orElseThrow(Refusal::notFound);
    }

    /** Those whose name or keywords contain what was typed, in either language, or whose words have these pinyin initials. */
    public List<LifeEvent> search(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        return events.stream()
                .filter(event -> words(event).anyMatch(word -> ServiceSearch.matches(word, wanted)))
                .toList();
    }

    private static Stream<String> words(LifeEvent event) {
        return Stream.concat(
                        Stream.of(
                                event.name().zh(),
                                event.name().en(),
                                event.tile().zh(),
                                event.tile().en()),
                        event.keywords().stream())
                .map(word -> word.toLowerCase(Locale.ROOT));
    }
}
