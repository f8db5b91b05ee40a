package org.cityplus.cases.lifeevent;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.cityplus.cases.definition.LifeEvent;
import org.cityplus.cases.definition.LifeEventCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.ApplicantFacts;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.form.Saved;
import org.cityplus.kernel.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The drafts of a life event read as one form, and what is typed there written into each. */
@Component
class BundleDrafts {
    private final LifeEventCatalog events;
    private final Drafts drafts;
    private final ApplicantFacts facts;
    private final Parts parts;

    BundleDrafts(LifeEventCatalog events, Drafts drafts, ApplicantFacts facts, Parts parts) {
        this.events = events;
        this.drafts = drafts;
        this.facts = facts;
        this.parts = parts;
    }

    /**
     * The drafts not sent yet, as they are filled in, without those that cannot be opened now. Whoever reads them is about to see
     * them: whose they are can read who did.
     */
    Form read(UUID viewer, Bundle bundle) {
        Optional<LifeEvent> event = events.find(bundle.event());
        Map<UUID, Boolean> people = new HashMap<>();
        Predicate<Draft> opens = draft -> people.computeIfAbsent(
                draft.resident(), person -> parts.findWhyShut(person).isEmpty());
        List<Form.OfService> open = bundle.parts(event).stream()
                .flatMap(part -> drafts.find(viewer, part.draft()).stream())
                .filter(draft -> draft.findLodgedAs().isEmpty() && opens.test(draft))
                .map(draft -> drafts.looked(viewer, draft))
                .map(draft -> {
                    ServiceDefinition service = drafts.definition(draft);
                    return new Form.OfService(service, draft, facts.filled(draft.resident(), service, draft.answers()));
                })
                .toList();
        return Form.of(event.map(LifeEvent::shared).orElse(List.of()), open);
    }

    /** What one service knows goes to those that ask the same and have no answer yet. */
    void spread(UUID viewer, Bundle bundle) {
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
                .forEach(of -> drafts.save(
                        viewer, of.draft().id(), known.getOrDefault(of.id(), Map.of()), Drafts.ANY_REVISION));
    }

    /**
     * What shall be written, by the questions' names in the whole form.
     *
     * @param answers go where the page's reader knew what stood there
     * @param forAll go to every service that asks, whatever it says
     * @param seen by the reader; null for programs, which see no page
     */
    record Typed(
            Map<String, String> answers,
            Map<String, String> forAll,
            @Nullable Seen seen) {
        static Typed forAll(Map<String, String> answers) {
            return new Typed(Map.of(), answers, null);
        }

        boolean has(Form.Question question) {
            return answers.containsKey(question.id()) || forAll.containsKey(question.id());
        }

        String answer(Form.Question question) {
            return forAll.getOrDefault(question.id(), answers.getOrDefault(question.id(), ""));
        }

        /**
         * Whether this service's answer may be overwritten: what the reader never saw, or saw to differ, is not. Of the leading
         * draft that is told by its writes.
         */
        boolean reaches(Form.Question question, Form.Asked asked) {
            boolean leads = asked.equals(question.lead()) && asked.isAsked();
            return seen == null
                    || leads
                    || forAll.containsKey(question.id())
                    || !asked.isGiven()
                    || seen.stood(question.lead().field().id(), asked.answer())
                            .orElse(asked.answer().equals(question.answer()));
        }

        /** The write of the draft after which a change would be news to the reader. */
        int seen(Form.OfService of, boolean leads) {
            if (seen == null) {
                return Drafts.ANY_REVISION;
            }
            int now = of.draft().revision();
            return leads ? Math.min(seen.revision(), now) : now;
        }
    }

    /**
     * Drafts are held in the order of the event, so that two saves never wait for each other; a question's leader is before those
     * that follow it, and an answer it does not take goes to none of them.
     */
    SavedForm write(UUID viewer, Bundle bundle, Form form, Typed typed) {
        List<Form.Question> written = form.questions().filter(typed::has).toList();
        Map<String, String> conflicts = new HashMap<>();
        Map<String, FieldError> refused = new LinkedHashMap<>();
        Set<String> untaken = new HashSet<>();
        for (Form.OfService of : form.drafts()) {
            Map<String, Form.Question> mine = new LinkedHashMap<>();
            written.stream()
                    .filter(question -> !untaken.contains(question.id()))
                    .forEach(question -> question.findAskedBy(of.id())
                            .filter(asked -> typed.reaches(question, asked))
                            .ifPresent(asked -> mine.put(asked.field().id(), question)));
            if (!mine.isEmpty()) {
                Map<String, String> answers = new HashMap<>();
                mine.forEach((name, question) -> answers.put(name, typed.answer(question)));
                boolean leads = mine.values().stream()
                        .anyMatch(question -> question.lead().of().equals(of));
                Saved saved = drafts.save(viewer, of.draft().id(), answers, typed.seen(of, leads));
                saved.conflicts().forEach((name, answer) -> conflicts.put(onPage(mine, name), answer));
                saved.refused().forEach(error -> {
                    String name = onPage(mine, error.field());
                    refused.putIfAbsent(name, new FieldError(name, error.message()));
                });
                saved.untaken()
                        .forEach(name -> untaken.add(
                                Objects.requireNonNull(mine.get(name)).id()));
            }
        }
        return new SavedForm(read(viewer, bundle), Map.copyOf(conflicts), List.copyOf(refused.values()));
    }

    private static String onPage(Map<String, Form.Question> questions, String name) {
        return Objects.requireNonNull(questions.get(name)).lead().field().id();
    }
}
