package org.cityplus.cases.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cityplus.cases.definition.expression.Expression;
import org.cityplus.cases.definition.expression.Vocabulary;

/**
 * A form as filled in: which questions are asked, and what was answered to those. An answer to a question that is not asked
 * counts for nothing, wherever it comes from.
 */
public final class Filled {
    private final Map<String, Field> asked = new LinkedHashMap<>();
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final Map<String, Object> variables = new HashMap<>();
    private final Map<String, List<Map<String, Object>>> groups = new HashMap<>();

    private Filled(Facts facts) {
        variables.put(Vocabulary.TODAY, Values.instant(facts.today()));
        if (facts.age() != null) {
            variables.put(Vocabulary.AGE, (long) facts.age());
        }
        if (facts.district() != null) {
            variables.put(Vocabulary.DISTRICT, facts.district());
        }
    }

    /** Reads the form from its beginning: a condition sees what was asked and answered before it. */
    public static Filled of(ServiceDefinition service, Map<String, String> given, Facts facts) {
        Filled filled = new Filled(facts);
        service.fields()
                .forEach(field ->
                        filled.take(field, given.getOrDefault(field.id(), "").strip()));
        return filled;
    }

    private void take(Field field, String answer) {
        names(field).forEach(name -> variables.put(Vocabulary.ANSWERED + name, false));
        if (!isAskedNow(field)) {
            return;
        }
        asked.put(field.id(), field);
        if (!answer.isEmpty()) {
            answers.put(field.id(), answer);
        }
        Values.of(field, answer).ifPresent(value -> {
            names(field).forEach(name -> variables.put(Vocabulary.ANSWERED + name, true));
            keep(field, value);
        });
    }

    /** What {@code answered} calls the question; how many entries a group has answers the group too. */
    static List<String> names(Field field) {
        return field.findWithin()
                .filter(within -> field.isCount())
                .map(within -> List.of(field.id(), within.id()))
                .orElse(List.of(field.id()));
    }

    private boolean isAskedNow(Field field) {
        boolean entry = field.findWithin()
                .filter(within -> within.item() > 0)
                .map(within -> variables.get(within.count()) instanceof Long count && count >= within.item())
                .orElse(true);
        return entry && field.conditions().stream().allMatch(this::holds);
    }

    private void keep(Field field, Object value) {
        Field.Within within = field.within();
        if (within != null && within.item() > 0) {
            groups.getOrDefault(within.id(), List.of())
                    .get(within.item() - 1)
                    .put(field.id().substring(field.id().lastIndexOf('.') + 1), value);
            return;
        }
        variables.put(field.id(), value);
        if (within != null && field.isCount()) {
            List<Map<String, Object>> entries = new ArrayList<>();
            for (long i = 0; i < (Long) value; i++) {
                entries.add(new HashMap<>());
            }
            groups.put(within.id(), entries);
            variables.put(within.id(), entries);
        }
    }

    /** Whether a condition is true; one without a value is not. */
    public boolean holds(Expression condition) {
        return condition.evaluate(variables).orElse(false);
    }

    /** The condition's value, if it has one. */
    public Optional<Boolean> value(Expression condition) {
        return condition.evaluate(variables);
    }

    public boolean isAsked(Field field) {
        return asked.containsKey(field.id());
    }

    /** The questions asked, in the order of the form. */
    public List<Field> asked() {
        return List.copyOf(asked.values());
    }

    /** The answers that count, in the order of the form. */
    public Map<String, String> answers() {
        return java.util.Collections.unmodifiableMap(answers);
    }

    /** The same of questions that are no service's. */
    static Filled of(List<Field> questions, Map<String, String> given, Facts facts) {
        Filled filled = new Filled(facts);
        questions.forEach(
                field -> filled.take(field, given.getOrDefault(field.id(), "").strip()));
        return filled;
    }

    public String answer(Field field) {
        return answers.getOrDefault(field.id(), "");
    }
}
