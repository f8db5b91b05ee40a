package org.cityplus.cases.lifeevent;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cityplus.cases.definition.Facts;
import org.cityplus.cases.definition.Filled;
import org.cityplus.cases.definition.LifeEvent;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Acting;
import org.cityplus.cases.form.ApplicantFacts;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.form.Eligibility;
import org.cityplus.city.City;
import org.cityplus.city.Feature;
import org.cityplus.identity.Mandate;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which services of a life event are for somebody, and why others are not. */
@Component
public class Offers {
    private final ServiceCatalog services;
    private final ApplicantFacts facts;
    private final Eligibility eligibility;
    private final Acting acting;
    private final Drafts drafts;
    private final Parts parts;
    private final City city;

    Offers(
            ServiceCatalog services,
            ApplicantFacts facts,
            Eligibility eligibility,
            Acting acting,
            Drafts drafts,
            Parts parts,
            City city) {
        this.services = services;
        this.facts = facts;
        this.eligibility = eligibility;
        this.acting = acting;
        this.drafts = drafts;
        this.parts = parts;
        this.city = city;
    }

    /** The services of an event that can be applied for at all today, in its order. */
    public List<ServiceDefinition> services(LifeEvent event) {
        return event.members().stream()
                .flatMap(member -> services.find(member.service()).stream())
                .toList();
    }

    /** What is wrong with the answers to the questions asked first. */
    public List<FieldError> errors(LifeEvent event, Map<String, String> answers) {
        return event.questions().stream()
                .filter(field -> field.findOption(
                                answers.getOrDefault(field.id(), "").strip())
                        .isEmpty())
                .map(field -> new FieldError(
                        field.id(),
                        Message.of("cases.field.missing." + field.type().word(), field.label())))
                .toList();
    }

    /** Those whom {@code viewer} may represent, as persons a life event can be about. */
    public List<Acting.Represented> people(UUID viewer) {
        return acting.listRepresented(viewer);
    }

    /** Children whose guardian the viewer is. */
    public List<Acting.Represented> children(UUID viewer) {
        return acting.listRepresented(viewer).stream()
                .filter(person -> person.mandate().kind() == Mandate.Kind.GUARDIAN)
                .toList();
    }

    /** Every service of the event that is offered in the city, in its order. */
    List<Offer> list(LifeEvent event, Bundle bundle) {
        Facts known = facts.of(bundle.person());
        Filled filled = event.filled(bundle.answers(), known);
        return event.members().stream()
                .flatMap(member ->
                        services.find(member.service()).map(service -> offer(bundle, member, service, filled)).stream())
                .toList();
    }

    private Offer offer(Bundle bundle, LifeEvent.Member member, ServiceDefinition service, Filled filled) {
        @Nullable UUID resident = member.whose() == LifeEvent.Whose.CHILD ? bundle.child() : bundle.person();
        boolean belongs = member.when() == null || filled.holds(member.when());
        return new Offer(
                member,
                service,
                resident,
                obstacle(bundle.owner(), resident, service).orElse(null),
                belongs,
                bundle.findPart(member.service()).filter(parts::isThere).isPresent());
    }

    private Optional<Message> obstacle(UUID viewer, @Nullable UUID resident, ServiceDefinition service) {
        Feature applying = Feature.service(service.id());
        if (!city.isOn(applying)) {
            return Optional.of(city.pausedMessage(applying));
        }
        if (resident == null) {
            return Optional.of(Message.of("life.obstacle.no-child"));
        }
        if (!acting.may(viewer, resident, service.id())) {
            return Optional.of(
                    Message.of(service.forOthers() ? "life.obstacle.no-mandate" : "cases.applicant.only-self"));
        }
        return parts.findWhyShut(resident).or(() -> eligibility.findObstacle(viewer, resident, service));
    }

    /** Unfinished forms of the event's services for its people that the answers leave out of it; nobody loses them. */
    List<Draft> listLeftOut(LifeEvent event, Bundle bundle) {
        Map<String, Offer> offers = list(event, bundle).stream()
                .collect(Collectors.toMap(offer -> offer.service().id(), offer -> offer));
        Set<UUID> mine = bundle.parts().stream().map(Bundle.Part::draft).collect(Collectors.toSet());
        Stream<UUID> children =
                event.hasChild() ? children(bundle.owner()).stream().map(Acting.Represented::id) : Stream.empty();
        return Stream.concat(Stream.of(bundle.person()), children)
                .flatMap(person -> drafts.listOpen(person).stream())
                .filter(draft -> !mine.contains(draft.id()) && offers.containsKey(draft.service()))
                .filter(draft -> isLeftOut(Objects.requireNonNull(offers.get(draft.service())), bundle, draft))
                .toList();
    }

    private boolean isLeftOut(Offer offer, Bundle bundle, Draft draft) {
        boolean isOfChild = offer.member().whose() == LifeEvent.Whose.CHILD;
        return isOfChild != draft.resident().equals(bundle.person())
                && !(offer.belongs() && draft.resident().equals(offer.resident()))
                && acting.may(bundle.owner(), draft.resident(), draft.service());
    }
}
