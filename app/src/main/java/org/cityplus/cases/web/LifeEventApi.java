package org.cityplus.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.LifeEvent;
import org.cityplus.cases.definition.LifeEventCatalog;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Life events for programs: which there are, and what they consist of. */
@RestController
@RequestMapping("/api/life-events")
@Tag(name = "Life events", description = "Several services from one form, followed together")
class LifeEventApi {
    private final LifeEventCatalog events;

    LifeEventApi(LifeEventCatalog events) {
        this.events = events;
    }

    record EventAnswer(
            String id,
            LocalizedText name,
            LocalizedText explains,
            List<AskedFirst> questions,
            List<MemberAnswer> services) {
        static EventAnswer of(LifeEvent event) {
            return new EventAnswer(
                    event.id(),
                    event.name(),
                    event.explains(),
                    event.questions().stream().map(AskedFirst::of).toList(),
                    event.members().stream().map(MemberAnswer::of).toList());
        }
    }

    /** A question that finds out which services belong. */
    record AskedFirst(String id, String type, LocalizedText label, List<String> options) {
        static AskedFirst of(Field field) {
            return new AskedFirst(
                    field.id(),
                    field.type().word(),
                    field.label(),
                    field.options().stream().map(Field.Option::id).toList());
        }
    }

    /** @param whose {@code self}, or {@code child} when a guardian files it for one */
    record MemberAnswer(
            String service, String whose, @Nullable String when, List<String> after, LocalizedText why) {
        static MemberAnswer of(LifeEvent.Member member) {
            return new MemberAnswer(
                    member.service(),
                    member.whose().name().toLowerCase(java.util.Locale.ROOT),
                    member.when() == null ? null : member.when().source(),
                    member.after(),
                    member.why());
        }
    }

    @Operation(summary = "All life events, or those that match a word")
    @GetMapping
    List<EventAnswer> list(@RequestParam(defaultValue = "") String q) {
        return (q.isBlank() ? events.list() : events.search(q))
                .stream().map(EventAnswer::of).toList();
    }

    @Operation(summary = "One life event: its services, and the questions that find those that belong")
    @GetMapping("/{event}")
    EventAnswer get(@PathVariable String event) {
        return EventAnswer.of(events.get(event));
    }
}
