package org.cityplus.cases.lifeevent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.cases.definition.LifeEvent;
import org.cityplus.cases.definition.LifeEventCatalog;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Acting;
import org.cityplus.cases.form.ApplicantFacts;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.form.Saved;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
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
    private final ServiceCatalog services;
    private final Offers offers;
    private final Drafts drafts;
    private final ApplicantFacts facts;
    private final Acting acting;
    private final CaseBook book;

    Bundles(
            BundleRows rows,
            LifeEventCatalog events,
            ServiceCatalog services,
            Offers offers,
            Drafts drafts,
            ApplicantFacts facts,
            Acting acting,
            CaseBook book) {
        this.rows = rows;
        this.events = events;
        this.services = services;
        this.offers = offers;
        this.drafts = drafts;
        this.facts = facts;
        this.acting = acting;
        this.book = book;
    }

    /**
     * Begins a life event, or goes on with the one of the same kind that is not sent yet, under these answers.
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
        return get(viewer, rows.begin(viewer, event.id(), person, child, kept));
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

    /**
     * Says which services it shall be. Each gets its draft, filled in as far as the city or another of them knows; one that is
     * dropped keeps its draft as an unfinished form of its own.
     *
     * @throws Refusal INVALID when there is none, CONFLICT when one is not for them
     */
    @Transactional
    public Bundle choose(UUID viewer, UUID id, Set<String> wanted) {
        rows.lock(id);
        Bundle bundle = get(viewer, id);
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
            } else if (bundle.findPart(service).filter(part -> !isSent(part)).isPresent()) {
                rows.remove(id, service);
            }
        }
        rows.touch(id);
        Bundle chosen = get(viewer, id);
        spread(viewer, chosen);
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

    private boolean isSent(Bundle.Part part) {
        return book.findByDraft(part.draft()).isPresent();
    }

    /** What one service knows goes to those that ask the same and have no answer yet. */
    private void spread(UUID viewer, Bundle bundle) {
        Form form = read(viewer, bundle);
        Map<String, Map<String, String>> known = new HashMap<>();
        form.questions()
                .forEach(question -> question.members().stream()
                        .map(Form.Asked::answer)
                        .filter(answer -> !answer.isBlank())
                        .findFirst()
                        .ifPresent(answer -> question.members().stream()
                                .filter(asked -> asked.answer().isBlank())
                                .forEach(asked -> known.computeIfAbsent(
                                                asked.of().id(), of -> new HashMap<>())
                                        .put(asked.field().id(), answer))));
        form.drafts().stream()
                .filter(of -> known.containsKey(of.id()))
                .forEach(of -> save(viewer, of, known.getOrDefault(of.id(), Map.of()), Drafts.ANY_REVISION));
    }

    /** The form as it is filled in. A draft that was thrown away since is begun again. */
    @Transactional
    public Form form(UUID viewer, UUID id) {
        Bundle bundle = get(viewer, id);
        boolean reopened = false;
        for (Bundle.Part part : bundle.parts()) {
            if (!isSent(part) && drafts.find(viewer, part.draft()).isEmpty()) {
                Optional<Offer> offer = offers(bundle).stream()
                        .filter(one -> one.service().id().equals(part.service()) && one.isOpen())
                        .findFirst();
                if (offer.isPresent()) {
                    start(viewer, bundle, offer.get());
                    reopened = true;
                }
            }
        }
        Bundle current = reopened ? get(viewer, id) : bundle;
        if (reopened) {
            spread(viewer, current);
        }
        return read(viewer, current);
    }

    private Form read(UUID viewer, Bundle bundle) {
        Optional<LifeEvent> event = findEvent(bundle);
        List<Form.OfService> open = inOrder(bundle).stream()
                .flatMap(part -> drafts.find(viewer, part.draft()).stream())
                .filter(draft -> draft.findLodgedAs().isEmpty())
                .map(draft -> {
                    ServiceDefinition service = drafts.definition(draft);
                    return new Form.OfService(service, draft, facts.filled(draft.resident(), service, draft.answers()));
                })
                .toList();
        return Form.of(event.map(LifeEvent::shared).orElse(List.of()), open);
    }

    /** The parts in the order of the event. */
    private List<Bundle.Part> inOrder(Bundle bundle) {
        List<String> order = findEvent(bundle).map(LifeEvent::members).orElse(List.of()).stream()
                .map(LifeEvent.Member::service)
                .toList();
        return bundle.parts().stream()
                .sorted(Comparator.comparingInt(part -> order.indexOf(part.service())))
                .toList();
    }

    /**
     * The form after a save.
     *
     * @param conflicts answers that were not taken because another device changed them since; what stands there, by the
     *     question's name on its page
     * @param refused answers that were not taken because they are too long, by the same names
     */
    public record SavedForm(Form form, Map<String, String> conflicts, List<FieldError> refused) {}

    /**
     * Puts the answers of one page into every draft that asks for them, all or none.
     *
     * @param typed by the names on the page
     * @param seen the write of the leading draft that the page was made from
     */
    @Transactional
    public SavedForm save(UUID viewer, UUID id, String page, Map<String, String> typed, int seen) {
        Form form = form(viewer, id);
        FormPage current = form.findPage(page).orElseThrow(Refusal::notFound);
        Map<String, String> answers = new HashMap<>();
        current.questions().forEach(question -> {
            String answer = typed.get(question.lead().field().id());
            if (answer != null) {
                answers.put(question.id(), answer);
            }
        });
        return write(viewer, id, form, answers, seen);
    }

    /**
     * The same for programs, which know no page.
     *
     * @param typed by the questions' names in the whole form
     * @throws Refusal INVALID when there is no such question
     */
    @Transactional
    public SavedForm save(UUID viewer, UUID id, Map<String, String> typed) {
        Form form = form(viewer, id);
        Set<String> known = form.questions().map(Form.Question::id).collect(Collectors.toSet());
        List<FieldError> unknown = typed.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> new FieldError(name, Message.of("life.no-question")))
                .toList();
        if (!unknown.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, unknown.getFirst().message(), unknown);
        }
        SavedForm saved = write(viewer, id, form, typed, Drafts.ANY_REVISION);
        if (!saved.refused().isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, saved.refused().getFirst().message(), saved.refused());
        }
        return saved;
    }

    /**
     * Drafts are held in the order of the event, so that two saves never wait for each other; a question's leader is before those
     * that follow it, and an answer it does not take goes to none of them.
     */
    private SavedForm write(UUID viewer, UUID id, Form form, Map<String, String> answers, int seen) {
        List<Form.Question> written = form.questions()
                .filter(question -> answers.containsKey(question.id()))
                .toList();
        Map<String, String> conflicts = new HashMap<>();
        List<FieldError> refused = new ArrayList<>();
        Set<String> untaken = new HashSet<>();
        for (Form.OfService of : form.drafts()) {
            Map<String, String> mine = new HashMap<>();
            boolean leads = false;
            for (Form.Question question : written) {
                if (!untaken.contains(question.id())) {
                    question.findAskedBy(of.id())
                            .ifPresent(asked -> mine.put(asked.field().id(), answers.getOrDefault(question.id(), "")));
                    leads |= question.lead().of().id().equals(of.id());
                }
            }
            if (!mine.isEmpty()) {
                Saved saved = save(viewer, of, mine, leads ? seen : Drafts.ANY_REVISION);
                written.stream()
                        .filter(question -> question.lead().of().id().equals(of.id()))
                        .filter(question ->
                                saved.untaken().contains(question.lead().field().id()))
                        .forEach(question -> untaken.add(question.id()));
                if (leads) {
                    conflicts.putAll(saved.conflicts());
                    refused.addAll(saved.refused());
                }
            }
        }
        rows.touch(id);
        return new SavedForm(read(viewer, get(viewer, id)), Map.copyOf(conflicts), List.copyOf(refused));
    }

    private Saved save(UUID viewer, Form.OfService of, Map<String, String> answers, int seen) {
        return drafts.save(viewer, of.draft().id(), answers, seen);
    }

    /** How far each service is, in the order of the event; those the viewer may no longer see to are left out. */
    public List<Standing> standings(Bundle bundle) {
        List<LifeEvent.Member> members =
                findEvent(bundle).map(LifeEvent::members).orElse(List.of());
        Map<String, Standing.Sent> sent = new HashMap<>();
        List<Standing> standings = new ArrayList<>();
        for (Bundle.Part part : inOrder(bundle)) {
            if (!acting.may(bundle.owner(), part.resident(), part.service())) {
                continue;
            }
            Optional<CaseRow> row = book.findByDraft(part.draft());
            if (row.isPresent()) {
                Standing.Sent one =
                        new Standing.Sent(services.get(part.service(), row.get().version()), row.get());
                sent.put(part.service(), one);
                standings.add(one);
            } else {
                List<String> after = members.stream()
                        .filter(member -> member.service().equals(part.service()))
                        .flatMap(member -> member.after().stream())
                        .filter(earlier -> bundle.findPart(earlier).isPresent())
                        .toList();
                services.find(part.service()).ifPresent(service -> standings.add(unsent(service, part, after, sent)));
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

    void sent(UUID id) {
        rows.sent(id);
    }
}
