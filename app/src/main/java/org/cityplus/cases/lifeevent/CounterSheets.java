package org.cityplus.cases.lifeevent;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.cases.definition.LifeEvent;
import org.cityplus.cases.definition.LifeEventCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.ApplicantFacts;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.city.City;
import org.cityplus.identity.Counter;
import org.cityplus.identity.Officer;
import org.cityplus.identity.PersonRecusal;
import org.cityplus.identity.Profile;
import org.cityplus.identity.Residents;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sheets on which a clerk takes down a life event: what they ask, and what stands on them from the start. */
@Component
public class CounterSheets {
    private final Counter counter;
    private final LifeEventCatalog events;
    private final Offers offers;
    private final Standings standings;
    private final ApplicantFacts facts;
    private final Drafts drafts;
    private final Residents residents;
    private final PersonRecusal recusal;
    private final City city;
    private final Clock clock;

    CounterSheets(
            Counter counter,
            LifeEventCatalog events,
            Offers offers,
            Standings standings,
            ApplicantFacts facts,
            Drafts drafts,
            Residents residents,
            PersonRecusal recusal,
            City city,
            Clock clock) {
        this.counter = counter;
        this.events = events;
        this.offers = offers;
        this.standings = standings;
        this.facts = facts;
        this.drafts = drafts;
        this.residents = residents;
        this.recusal = recusal;
        this.city = city;
        this.clock = clock;
    }

    /**
     * What the person said first.
     *
     * @param child of whom they are guardian; null when there is none, or it is not said
     */
    public record Beginning(
            String event,
            Map<String, String> answers,
            @Nullable UUID child) {}

    /** Those in which the clerk's agency takes part. */
    public List<LifeEvent> list(Officer clerk) {
        String kind = city.getAgency(clerk.agency()).kind();
        return events.list().stream()
                .filter(event -> offers.services(event).stream()
                        .anyMatch(service -> service.agencyKind().equals(kind)))
                .toList();
    }

    /** When its event has left the city pack, what any of them is called. */
    public LocalizedText name(Bundle bundle) {
        return events.find(bundle.event()).map(LifeEvent::name).orElse(Bundle.GONE);
    }

    public LifeEvent get(Officer clerk, String event) {
        return list(clerk).stream()
                .filter(one -> one.id().equals(event))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    /**
     * The sheet for what belongs by the answers.
     *
     * @throws Refusal INVALID with an error per question that is not answered; FORBIDDEN when the person is close to the clerk
     */
    public CounterSheet begin(Officer clerk, UUID visit, Beginning beginning) {
        UUID person = counter.get(clerk, visit).person();
        LifeEvent event = get(clerk, beginning.event);
        recusal.requireNone(clerk, person);
        List<FieldError> errors = offers.errors(event, beginning.answers);
        if (!errors.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, Message.of("cases.form.incomplete", errors.size()), errors);
        }
        UUID child = beginning.child;
        if (child != null
                && offers.children(person).stream().noneMatch(one -> one.id().equals(child))) {
            throw Refusal.notFound();
        }
        Bundle unkept = new Bundle(
                visit,
                event.id(),
                person,
                person,
                child,
                kept(event, beginning.answers),
                List.of(),
                clock.instant(),
                clock.instant(),
                null);
        List<Offer> all = offers.list(event, unkept);
        List<Offer> open = all.stream().filter(Offer::isOpen).toList();
        Set<String> there = ids(open);
        List<Form.OfService> services = open.stream()
                .map(offer -> unkept(offer.service(), java.util.Objects.requireNonNull(offer.resident()), Map.of()))
                .toList();
        Set<String> now = open.stream()
                .filter(offer -> offer.member().after().stream().noneMatch(there::contains))
                .map(offer -> offer.service().id())
                .collect(Collectors.toSet());
        Form form = Form.of(event.shared(), services);
        return new CounterSheet(form, all, now, known(form));
    }

    private static Set<String> ids(List<Offer> offers) {
        return offers.stream().map(offer -> offer.service().id()).collect(Collectors.toSet());
    }

    static Map<String, String> kept(LifeEvent event, Map<String, String> answers) {
        return event.questions().stream()
                .collect(Collectors.toMap(
                        field -> field.id(),
                        field -> answers.getOrDefault(field.id(), "").strip()));
    }

    Form.OfService unkept(ServiceDefinition service, UUID resident, Map<String, String> answers) {
        Draft draft = Draft.unkept(resident, resident, service.id(), service.version(), answers, clock.instant());
        return new Form.OfService(service, draft, facts.filled(resident, service, answers));
    }

    /** What the register says of those whose matter it is; anything else they tell the clerk. */
    private Map<String, String> known(Form form) {
        Map<String, String> known = new HashMap<>();
        form.questions().forEach(question -> {
            Profile profile = residents.getProfile(question.resident());
            if ("name".equals(question.field().prefill())) {
                profile.findName().ifPresent(name -> known.put(question.id(), name));
            } else if ("idNumber".equals(question.field().prefill())) {
                profile.findIdNumber().ifPresent(number -> known.put(question.id(), number.value()));
            }
        });
        return known;
    }

    /** The sheet for what could not be sent when the others were. */
    CounterSheet rest(Bundle bundle) {
        List<Form.OfService> open = standings.list(bundle).stream()
                .filter(Standing.Unsent.class::isInstance)
                .map(Standing.Unsent.class::cast)
                .flatMap(unsent -> drafts.find(bundle.owner(), unsent.draft()).stream())
                .map(draft -> {
                    ServiceDefinition service = drafts.definition(draft);
                    return new Form.OfService(service, draft, facts.filled(draft.resident(), service, draft.answers()));
                })
                .toList();
        Form form = Form.of(events.find(bundle.event()).map(LifeEvent::shared).orElse(List.of()), open);
        Map<String, String> known = known(form);
        form.questions()
                .filter(question -> !question.lead().answer().isBlank())
                .forEach(question -> known.put(question.id(), question.lead().answer()));
        Set<String> all = form.drafts().stream().map(Form.OfService::id).collect(Collectors.toCollection(HashSet::new));
        return new CounterSheet(form, List.of(), all, known);
    }
}
