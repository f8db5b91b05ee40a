package org.cityplus.cases.lifeevent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cityplus.cases.definition.LifeEvent;
import org.cityplus.cases.definition.LifeEventCatalog;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Acting;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.kernel.Message;
import org.springframework.stereotype.Component;

/** How far the services of life events are. */
@Component
public class Standings {
    private final LifeEventCatalog events;
    private final ServiceCatalog services;
    private final Acting acting;
    private final Parts parts;

    Standings(LifeEventCatalog events, ServiceCatalog services, Acting acting, Parts parts) {
        this.events = events;
        this.services = services;
        this.acting = acting;
        this.parts = parts;
    }

    /** The service as it was when the case was lodged. */
    ServiceDefinition service(CaseRow row) {
        return services.get(row.service(), row.version());
    }

    /** How far each service is, in the order of the event; those the viewer may no longer see to are left out. */
    public List<Standing> list(Bundle bundle) {
        Optional<LifeEvent> event = events.find(bundle.event());
        List<LifeEvent.Member> members = event.map(LifeEvent::members).orElse(List.of());
        Map<String, Standing.Sent> sent = new HashMap<>();
        List<Standing> standings = new ArrayList<>();
        for (Bundle.Part part : bundle.parts(event)) {
            if (!acting.may(bundle.owner(), part.resident(), part.service())) {
                continue;
            }
            Optional<CaseRow> row = parts.findCase(part);
            Optional<Message> shut = row.isPresent() ? Optional.empty() : parts.findWhyShut(part);
            if (shut.isPresent()) {
                row = parts.findCase(part); // a form that is gone may have been sent between the two questions
            }
            if (row.isPresent()) {
                Standing.Sent one = new Standing.Sent(service(row.get()), row.get());
                sent.put(part.service(), one);
                standings.add(one);
            } else {
                List<String> after = members.stream()
                        .filter(member -> member.service().equals(part.service()))
                        .flatMap(member -> member.after().stream())
                        .filter(earlier -> bundle.findPart(earlier).isPresent())
                        .toList();
                services.find(part.service())
                        .ifPresent(service -> standings.add(
                                shut.<Standing>map(why -> new Standing.Shut(service, part.resident(), why))
                                        .orElseGet(() -> unsent(service, part, after, sent))));
            }
        }
        return List.copyOf(standings);
    }

    private Standing unsent(
            ServiceDefinition service, Bundle.Part part, List<String> after, Map<String, Standing.Sent> sent) {
        List<ServiceDefinition> awaited = after.stream()
                .filter(earlier ->
                        !sent.containsKey(earlier) || !sent.get(earlier).isGranted())
                .flatMap(earlier -> services.find(earlier).stream())
                .toList();
        return awaited.isEmpty()
                ? new Standing.Unsent(service, part.resident(), part.draft())
                : new Standing.Awaiting(
                        service,
                        part.resident(),
                        part.draft(),
                        awaited,
                        awaited.stream()
                                .filter(earlier -> sent.containsKey(earlier.id())
                                        && sent.get(earlier.id()).hasFailed())
                                .toList());
    }
}
