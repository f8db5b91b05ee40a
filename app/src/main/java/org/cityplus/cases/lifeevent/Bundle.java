package org.cityplus.cases.lifeevent;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.definition.LifeEvent;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * One life event of one person: what was answered first, and the services it started.
 *
 * @param event the life event's id
 * @param owner who fills it in
 * @param person whom it is about: the owner, or somebody they represent
 * @param child whose guardian the owner is, where a service is a child's
 * @param answers to the event's own questions
 * @param sentAt when the first of its services was sent
 */
public record Bundle(
        UUID id,
        String event,
        UUID owner,
        UUID person,
        @Nullable UUID child,
        Map<String, String> answers,
        List<Part> parts,
        Instant begunAt,
        Instant changedAt,
        @Nullable Instant sentAt) {

    /** What it is called when its event has left the city pack. */
    public static final LocalizedText GONE = new LocalizedText("一件事", "Life event");

    /** A service that was chosen, in the draft it is filled in. */
    public record Part(String service, UUID resident, UUID draft) {}

    /** The parts in the order of the event; of one that has left the city pack, as they come. */
    List<Part> parts(Optional<LifeEvent> of) {
        List<String> order = of.map(LifeEvent::members).orElse(List.of()).stream()
                .map(LifeEvent.Member::service)
                .toList();
        return parts.stream()
                .sorted(Comparator.comparingInt(part -> order.indexOf(part.service())))
                .toList();
    }

    public Optional<Part> findPart(String service) {
        return parts.stream().filter(part -> part.service().equals(service)).findFirst();
    }

    public boolean isSent() {
        return sentAt != null;
    }
}
