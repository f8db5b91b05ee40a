package org.cityplus.cases.lifeevent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.form.FormCheck;
import org.cityplus.kernel.FieldError;
import org.springframework.stereotype.Component;

/** What is wrong with the form of a life event: what each service finds wrong with its own. */
@Component
public class FormErrors {
    private final FormCheck check;

    FormErrors(FormCheck check) {
        this.check = check;
    }

    /** Errors of one service, question by question, by its own names. */
    public List<FieldError> of(Form.OfService draft) {
        return check(draft, draft.service().fields().toList());
    }

    /** Errors of one page by the names on it; of several services that find the same answer wrong the first is told. */
    public List<FieldError> of(FormPage page) {
        Map<String, FieldError> errors = new LinkedHashMap<>();
        for (Form.OfService draft : page.questions().getFirst().drafts()) {
            Map<String, String> names = new LinkedHashMap<>();
            List<Field> fields = new ArrayList<>();
            page.questions()
                    .forEach(question -> question.members().stream()
                            .filter(asked -> asked.of().equals(draft))
                            .forEach(asked -> {
                                names.put(
                                        asked.field().id(),
                                        question.lead().field().id());
                                fields.add(asked.field());
                            }));
            check(draft, fields).forEach(error -> {
                String name = names.getOrDefault(error.field(), error.field());
                errors.putIfAbsent(name, new FieldError(name, error.message()));
            });
        }
        return page.fields().stream()
                .flatMap(field -> errors.containsKey(field.id())
                        ? java.util.stream.Stream.of(errors.get(field.id()))
                        : java.util.stream.Stream.empty())
                .toList();
    }

    /** Whether the page has nothing left to do: all of it right, and one answer for all services. */
    public boolean isDone(FormPage page) {
        return page.differing().isEmpty() && of(page).isEmpty();
    }

    private List<FieldError> check(Form.OfService draft, List<Field> fields) {
        return check.check(draft.service(), draft.draft().resident(), fields, draft.filled());
    }
}
