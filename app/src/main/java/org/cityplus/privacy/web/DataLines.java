package org.cityplus.privacy.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.kernel.PersonalData;
import org.cityplus.kernel.PersonalData.Ending;
import org.cityplus.kernel.PersonalData.Held;
import org.cityplus.privacy.Declarations;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What is declared, beside what is there. */
@Component
class DataLines {
    private static final int MOST_ENDINGS = 100;

    private final Declarations declarations;
    private final ObjectProvider<PersonalData> parts;

    DataLines(Declarations declarations, ObjectProvider<PersonalData> parts) {
        this.declarations = declarations;
        this.parts = parts;
    }

    /** Every kind the city declares, in the pack's order. */
    List<DataLine> list(UUID person) {
        Map<String, Long> held = parts.stream()
                .flatMap(part -> part.held(person).stream())
                .collect(Collectors.toMap(Held::kind, Held::number, Long::sum));
        Map<String, List<Ending>> endings = parts.stream()
                .flatMap(part -> part.endings(person, MOST_ENDINGS).stream())
                .collect(Collectors.groupingBy(Ending::kind));
        return declarations.list().stream()
                .map(kind -> new DataLine(
                        kind, held.getOrDefault(kind.id(), 0L), endings.getOrDefault(kind.id(), List.of())))
                .toList();
    }
}
