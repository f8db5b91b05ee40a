package org.cityplus.cases.lifeevent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.cases.definition.LifeEvent;
import org.cityplus.cases.definition.LifeEventCatalog;
import org.cityplus.cases.form.Acting;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Life events being filled in. One belongs to whoever fills it in; nobody else can so much as learn that it exists. */
@Component
public class Bundles {
    private final BundleRows rows;
    private final LifeEventCatalog events;
    private final Offers offers;
    private final Drafts drafts;
    private final BundleDrafts form;
    private final Parts parts;

    Bundles(BundleRows rows, LifeEventCatalog events, Offers offers, Drafts drafts, BundleDrafts form, Parts parts) {
        this.rows = rows;
        this.events = events;
        this.offers = offers;
        this.drafts = drafts;
        this.form = form;
        this.parts = parts;
    }

    /**
     * Begins a life event, or goes on with the one of the same kind that is not sent yet, under these answers. What was chosen for
     * another child, or belongs no longer, is no part of it then.
     *
     * @param child of whom the viewer is guardian; null when there is none yet, or it is not said
     * @throws Refusal INVALID with an error per question that is not answered
     */
    @Transactional
    public Bundle begin(UUID viewer, LifeEvent event, UUID person, @Nullable UUID child, Map<String, String> answers) {
        List<FieldError> errors = offers.errors(event, answers);
        if (!errors.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, Message.of("cases.form.incomplete", errors.size()), errors);
        }
        if (!mayBeAbout(viewer, person) || child != null && !isAmong(offers.children(viewer), child)) {
            throw Refusal.notFound();
        }
        Map<String, String> kept = new HashMap<>();
        event.questions()
                .forEach(field -> kept.put(
                        field.id(), answers.getOrDefault(field.id(), "").strip()));
        return fitted(viewer, rows.begin(viewer, event.id(), person, child, kept));
    }

    /** The bundle without what its answers rule out. What was typed there stays, as an unfinished form of its own; what is sent is sent. */
    private Bundle fitted(UUID viewer, UUID id) {
        Bundle bundle = get(viewer, id);
        List<String> out = offers(bundle).stream()
                .filter(offer -> bundle.findPart(offer.service().id())
                        .filter(part -> !offer.belongs() || !part.resident().equals(offer.resident()))
                        .filter(part -> !parts.isSent(part))
                        .isPresent())
                .map(offer -> offer.service().id())
                .toList();
        out.forEach(service -> rows.remove(id, service));
        return out.isEmpty() ? bundle : get(viewer, id);
    }

    private boolean mayBeAbout(UUID viewer, UUID person) {
        return viewer.equals(person) || isAmong(offers.people(viewer), person);
    }

    private static boolean isAmong(List<Acting.Represented> people, UUID person) {
        return people.stream().anyMatch(one -> one.id().equals(person));
    }

    /** Somebody else's is as good as none. */
    public Bundle get(UUID viewer, UUID id) {
        return rows.find(id)
                .filter(bundle -> bundle.owner().equals(viewer) && mayBeAbout(viewer, bundle.person()))
                .orElseThrow(Refusal::notFound);
    }

    /** The viewer's, last changed first. */
    public List<Bundle> list(UUID viewer) {
        return rows.listOf(viewer).stream()
                .filter(bundle -> mayBeAbout(viewer, bundle.person()))
                .toList();
    }

    /** What it is about; a life event that is no longer in the city pack goes on with the services it started. */
    public Optional<LifeEvent> findEvent(Bundle bundle) {
        return events.find(bundle.event());
    }

    /** The services of the event as they stand for the bundle's people; none when the event is no longer there. */
    public List<Offer> offers(Bundle bundle) {
        return findEvent(bundle).map(event -> offers.list(event, bundle)).orElse(List.of());
    }

    /** Unfinished forms of its services that its answers leave out: they are kept, and gone on with by themselves. */
    public List<Draft> leftOut(Bundle bundle) {
        return findEvent(bundle).map(event -> offers.listLeftOut(event, bundle)).orElse(List.of());
    }

    /**
     * Says which services it shall be. Each gets its draft, filled in as far as the city or another of them knows; one that is
     * dropped keeps its draft as an unfinished form of its own, and one whose form was thrown away is begun again.
     *
     * @throws Refusal INVALID when there is none, CONFLICT when one is not for them
     */
    @Transactional
    public Bundle choose(UUID viewer, UUID id, Set<String> wanted) {
        rows.lock(id);
        Bundle bundle = fitted(viewer, id);
        List<Offer> all = offers(bundle);
        boolean known = all.stream().map(offer -> offer.service().id()).toList().containsAll(wanted);
        if (wanted.isEmpty() || !known) {
            Message none = Message.of("life.choose-one");
            throw new Refusal(Refusal.Kind.INVALID, none, List.of(new FieldError("services", none)));
        }
        for (Offer offer : all) {
            String service = offer.service().id();
            if (wanted.contains(service)) {
                if (!offer.chosen()) {
                    start(viewer, bundle, offer);
                }
            } else if (bundle.findPart(service)
                    .filter(part -> !parts.isSent(part))
                    .isPresent()) {
                rows.remove(id, service);
            }
        }
        rows.touch(id);
        Bundle chosen = get(viewer, id);
        form.spread(viewer, chosen);
        return chosen;
    }

    private void start(UUID viewer, Bundle bundle, Offer offer) {
        UUID resident = offer.resident();
        if (offer.obstacle() != null || resident == null) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    offer.obstacle() == null ? Message.of("life.obstacle.no-child") : offer.obstacle());
        }
        if (!offer.belongs()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    Message.of("life.not-for-you", offer.service().shortName()));
        }
        Draft draft = drafts.open(viewer, resident, offer.service());
        rows.put(bundle.id(), new Bundle.Part(offer.service().id(), resident, draft.id()));
    }

    /** The bundle as somebody writes into it: a form of it that was thrown away meanwhile is begun again with what the others know. */
    Bundle reopened(UUID viewer, UUID id) {
        Bundle before = get(viewer, id);
        if (gone(before).isEmpty()) {
            return before;
        }
        rows.lock(id);
        Bundle bundle = get(viewer, id);
        Set<String> gone = gone(bundle);
        offers(bundle).stream()
                .filter(offer -> gone.contains(offer.service().id()) && offer.isOpen())
                .forEach(offer -> start(viewer, bundle, offer));
        Bundle current = get(viewer, id);
        form.spread(viewer, current);
        return current;
    }

    private Set<String> gone(Bundle bundle) {
        return bundle.parts().stream()
                .filter(part -> !parts.isThere(part))
                .map(Bundle.Part::service)
                .collect(Collectors.toSet());
    }

    void touch(UUID id) {
        rows.touch(id);
    }

    void sent(UUID id) {
        rows.sent(id);
    }
}
