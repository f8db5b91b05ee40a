package org.cityplus.cases.lifeevent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.cases.form.Drafts;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
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

    /** The form as it is filled in. A draft that was thrown away since is begun again. */
    @Transactional
    public Form form(UUID viewer, UUID id) {
        return drafts.read(viewer, bundles.reopened(viewer, id));
    }

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

    private SavedForm write(UUID viewer, UUID id, Form form, Map<String, String> answers, int seen) {
        SavedForm saved = drafts.write(viewer, bundles.get(viewer, id), form, answers, seen);
        bundles.touch(id);
        return saved;
    }
}
