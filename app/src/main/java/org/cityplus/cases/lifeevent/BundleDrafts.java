package org.cityplus.cases.lifeevent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cityplus.cases.definition.LifeEvent;
import org.cityplus.cases.definition.LifeEventCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.ApplicantFacts;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.form.Saved;
import org.cityplus.kernel.FieldError;
import org.springframework.stereotype.Component;

/** The drafts of a life event read as one form, and what is typed there written into each. */
@Component
class BundleDrafts {
    private final LifeEventCatalog events;
    private final Drafts drafts;
    private final ApplicantFacts facts;

    BundleDrafts(LifeEventCatalog events, Drafts drafts, ApplicantFacts facts) {
        this.events = events;
        this.drafts = drafts;
        this.facts = facts;
    }

    /** The drafts not sent yet, as they are filled in. */
    Form read(UUID viewer, Bundle bundle) {
        Optional<LifeEvent> event = events.find(bundle.event());
        List<Form.OfService> open = bundle.parts(event).stream()
                .flatMap(part -> drafts.find(viewer, part.draft()).stream())
                .filter(draft -> draft.findLodgedAs().isEmpty())
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
                .forEach(of -> save(viewer, of, known.getOrDefault(of.id(), Map.of()), Drafts.ANY_REVISION));
    }

    /**
     * Drafts are held in the order of the event, so that two saves never wait for each other; a question's leader is before those
     * that follow it, and an answer it does not take goes to none of them.
     */
    SavedForm write(UUID viewer, Bundle bundle, Form form, Map<String, String> answers, int seen) {
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
        return new SavedForm(read(viewer, bundle), Map.copyOf(conflicts), List.copyOf(refused));
    }

    private Saved save(UUID viewer, Form.OfService of, Map<String, String> answers, int seen) {
        return drafts.save(viewer, of.draft().id(), answers, seen);
    }
}
