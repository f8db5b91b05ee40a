package org.cityplus.cases.lifeevent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cityplus.cases.definition.Field;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;

/**
 * The services of a life event that a clerk can file now, as one sheet for the person before them: what several ask stands first and once.
 *
 * @param form of those that are filed now and those that come later
 * @param now the services on the sheet
 * @param known what stands there from the start, by the questions' names in the whole form
 */
public record CounterSheet(Form form, List<Offer> offers, Set<String> now, Map<String, String> known) {

    /** The services on the sheet. */
    public List<Form.OfService> services() {
        return form.drafts().stream().filter(of -> now.contains(of.id())).toList();
    }

    /** What several of the services ask. */
    public List<Form.Question> shared() {
        return questions().filter(question -> askers(question) > 1).toList();
    }

    /** What only this one asks. */
    public List<Form.Question> own(Form.OfService of) {
        return questions()
                .filter(question ->
                        askers(question) == 1 && question.findAskedBy(of.id()).isPresent())
                .toList();
    }

    /** Every question under its name on the sheet. */
    public Stream<Form.Question> questions() {
        return form.questions().filter(question -> askers(question) > 0);
    }

    private long askers(Form.Question question) {
        return question.drafts().stream().filter(of -> now.contains(of.id())).count();
    }

    /** What the sheet says to one service, in its own words. */
    Map<String, String> answers(String service, Map<String, String> typed) {
        Map<String, String> answers = new HashMap<>();
        form.questions()
                .forEach(question -> question.findAskedBy(service).ifPresent(asked -> {
                    String answer = typed.getOrDefault(question.id(), "");
                    if (!answer.isBlank()) {
                        answers.put(asked.field().id(), answer);
                    }
                }));
        return answers;
    }

    /** A refusal of one service, told on the sheet: by its own names, and with the service's. */
    Refusal onSheet(Form.OfService of, Refusal refusal) {
        List<FieldError> errors = new ArrayList<>();
        refusal.fields().forEach(error -> errors.add(new FieldError(name(of, error.field()), error.message())));
        Message why = Message.of("life.counter.refused", of.service().shortName(), refusal.message());
        return new Refusal(
                refusal.kind(), why, errors.isEmpty() ? List.of(new FieldError("service-" + of.id(), why)) : errors);
    }

    private String name(Form.OfService of, String field) {
        return questions()
                .filter(question -> question.findAskedBy(of.id())
                        .map(Form.Asked::field)
                        .map(Field::id)
                        .filter(field::equals)
                        .isPresent())
                .map(Form.Question::id)
                .findFirst()
                .orElse("service-" + of.id());
    }
}
