package org.cityplus.cases.lifeevent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.cases.form.Draft;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one form of a life event, read and saved by whoever fills it in. */
@Component
public class BundleForms {
    private final Bundles bundles;
    private final BundleDrafts drafts;

    BundleForms(Bundles bundles, BundleDrafts drafts) {
        this.bundles = bundles;
        this.drafts = drafts;
    }

    /** The form as it is filled in, of the services whose forms can be opened. */
    @Transactional
    public Form form(UUID viewer, UUID id) {
        return drafts.read(viewer, bundles.get(viewer, id));
    }

    /** The same for somebody who writes: a draft that was thrown away since their page was made is begun again, as nothing typed is lost. */
    @Transactional
    public Form formToWrite(UUID viewer, UUID id) {
        return drafts.read(viewer, bundles.reopened(viewer, id));
    }

    /**
     * The form that a page was made from, when the life event is another person's since: begun again for another child in a second
     * window, say. It is kept by itself, and what was typed belongs there. Empty while the page is of the life event.
     *
     * @param whose form the page was made from
     * @throws Refusal CONFLICT when that form is gone
     */
    @Transactional(readOnly = true)
    public Optional<Draft> findApart(UUID viewer, UUID id, String page, UUID whose) {
        Bundle bundle = bundles.get(viewer, id);
        String service = FormPage.service(page);
        Optional<Bundle.Part> part = bundle.findPart(service);
        if (part.filter(one -> one.resident().equals(whose)).isPresent()) {
            return Optional.empty();
        }
        Optional<Draft> apart = bundles.leftOut(bundle).stream()
                .filter(draft ->
                        draft.service().equals(service) && draft.resident().equals(whose))
                .findFirst();
        if (apart.isEmpty() && part.isPresent()) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("life.form.gone"));
        }
        return apart;
    }

    /**
     * Puts the answers of one page into every draft that asks for them. An answer that a service was given by itself and the page
     * did not show is kept there, and so is one that differed already: the question differs then until one is chosen.
     *
     * @param typed by the names on the page
     * @param chosen of questions that differ the answer that shall count for all, by the same names; one that no service has is ignored
     */
    @Transactional
    public SavedForm save(
            UUID viewer, UUID id, String page, Map<String, String> typed, Map<String, String> chosen, Seen seen) {
        Form form = formToWrite(viewer, id);
        FormPage current = form.findPage(page).orElseThrow(Refusal::notFound);
        Map<String, String> answers = new HashMap<>();
        Map<String, String> forAll = new HashMap<>();
        current.questions().forEach(question -> {
            String name = question.lead().field().id();
            @Nullable String answer = typed.get(name);
            @Nullable String choice = chosen.get(name);
            if (choice != null
                    && question.held().stream().anyMatch(held -> held.answer().equals(choice))) {
                forAll.put(question.id(), choice);
            } else if (answer != null) {
                answers.put(question.id(), answer);
            } else if (question.lacks()) {
                answers.put(question.id(), question.answer());
            }
        });
        return write(viewer, id, form, new BundleDrafts.Typed(answers, forAll, seen));
    }

    /**
     * The same for programs, which know no page: what they say counts for every service that asks it.
     *
     * @param typed by the questions' names in the whole form
     * @throws Refusal INVALID when there is no such question
     */
    @Transactional
    public SavedForm save(UUID viewer, UUID id, Map<String, String> typed) {
        Form form = formToWrite(viewer, id);
        Set<String> known = form.questions().map(Form.Question::id).collect(Collectors.toSet());
        List<FieldError> unknown = typed.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> new FieldError(name, Message.of("life.no-question")))
                .toList();
        if (!unknown.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, unknown.getFirst().message(), unknown);
        }
        SavedForm saved = write(viewer, id, form, BundleDrafts.Typed.forAll(typed));
        if (!saved.refused().isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, saved.refused().getFirst().message(), saved.refused());
        }
        return saved;
    }

    private SavedForm write(UUID viewer, UUID id, Form form, BundleDrafts.Typed typed) {
        SavedForm saved = drafts.write(viewer, bundles.get(viewer, id), form, typed);
        bundles.touch(id);
        return saved;
    }
}
