package org.cityplus.cases.form;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.Filled;
import org.cityplus.cases.definition.ServiceDefinition;
import org.springframework.stereotype.Component;

/** A form of which some questions are open again, after it was sent. */
@Component
public class Reopened {
    private final ApplicantFacts facts;

    Reopened(ApplicantFacts facts) {
        this.facts = facts;
    }

    /**
     * @param fields the open questions, in the order of the form
     * @param filled the whole form with what was typed
     */
    public record Form(List<Field> fields, Filled filled) {
        /** What changes: answers to open questions, and an empty one for each that no longer counts. */
        public Map<String, String> changes(Map<String, String> declared) {
            Map<String, String> changes = new HashMap<>();
            fields.stream().filter(filled::isAsked).forEach(field -> changes.put(field.id(), filled.answer(field)));
            declared.keySet().stream()
                    .filter(id -> !filled.answers().containsKey(id))
                    .forEach(id -> changes.put(id, ""));
            return Map.copyOf(changes);
        }
    }

    /**
     * Opens the questions named, and whichever others their new answers bring up; what was typed elsewhere is not looked at.
     *
     * @param declared what counted until now
     */
    public Form of(
            ServiceDefinition service,
            UUID applicant,
            Map<String, String> declared,
            Collection<String> named,
            Map<String, String> typed) {
        Filled before = facts.filled(applicant, service, declared);
        Set<String> open = new LinkedHashSet<>(named);
        while (true) {
            Map<String, String> answers = new HashMap<>(declared);
            service.fields()
                    .filter(field -> open.contains(field.id()) && typed.containsKey(field.id()))
                    .forEach(field -> answers.put(field.id(), typed.getOrDefault(field.id(), "")));
            Filled now = facts.filled(applicant, service, answers);
            boolean more = now.asked().stream()
                    .filter(field -> !before.isAsked(field))
                    .map(field -> open.add(field.id()))
                    .reduce(false, Boolean::logicalOr);
            if (!more) {
                return new Form(
                        service.fields()
                                .filter(field -> open.contains(field.id()))
                                .toList(),
                        now);
            }
        }
    }
}
