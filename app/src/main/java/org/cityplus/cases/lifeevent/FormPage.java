package org.cityplus.cases.lifeevent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Draft;
import org.cityplus.kernel.LocalizedText;

/**
 * One page of a life event's form: questions of one step of one service, which may be asked for others too.
 *
 * @param lead the service whose questions stand on the page, by its own names
 */
public record FormPage(String id, LocalizedText title, Form.OfService lead, List<Form.Question> questions) {

    /** The service whose questions stand on the page of this id. */
    static String service(String id) {
        return id.replaceFirst("\\..*", "");
    }

    public boolean isAsked() {
        return questions.stream().anyMatch(Form.Question::isAsked);
    }

    /** The services these questions are asked for. */
    public List<ServiceDefinition> services() {
        return questions.getFirst().services();
    }

    public boolean isShared() {
        return services().size() > 1;
    }

    /** The questions as they stand on the page. */
    public List<Field> fields() {
        return questions.stream().map(Form.Question::field).toList();
    }

    public List<String> askedFields() {
        return questions.stream()
                .filter(Form.Question::isAsked)
                .map(question -> question.lead().field().id())
                .toList();
    }

    /** Questions whose services hold different answers; they do until the reader chooses one. */
    public List<Form.Question> differing() {
        return questions.stream().filter(Form.Question::differs).toList();
    }

    /** The leading draft with the answers that stand on the page, and no other. */
    public Draft shown(Map<String, String> typed) {
        Map<String, String> answers = new HashMap<>();
        questions.stream()
                .filter(Form.Question::isAsked)
                .forEach(question -> answers.put(question.lead().field().id(), question.answer()));
        answers.putAll(typed);
        return lead.draft().withAnswers(answers);
    }
}
