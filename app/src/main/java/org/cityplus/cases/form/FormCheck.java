package org.cityplus.cases.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.Filled;
import org.cityplus.cases.definition.FormRule;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.springframework.stereotype.Component;

/** What is wrong with answers, question by question and between questions, and what to do about it. */
@Component
public class FormCheck {
    private final AnswerCheck answers;

    FormCheck(AnswerCheck answers) {
        this.answers = answers;
    }

    /** Errors of {@code fields} as far as they are asked, in the order of the form; empty when they are answered rightly. */
    public List<FieldError> check(ServiceDefinition service, UUID resident, List<Field> fields, Filled filled) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> wrong = new HashSet<>();
        for (Field field : fields) {
            if (filled.isAsked(field)) {
                answers.check(service, resident, field, filled.answer(field)).ifPresent(message -> {
                    errors.add(new FieldError(field.id(), message));
                    wrong.add(field.id());
                });
            }
        }
        Set<String> asked =
                fields.stream().filter(filled::isAsked).map(Field::id).collect(Collectors.toSet());
        for (FormRule rule : service.rules()) {
            if (asked.contains(rule.field())
                    && !wrong.contains(rule.field())
                    && !filled.value(rule.check()).orElse(true)) {
                errors.add(new FieldError(rule.field(), Message.of("cases.answer", rule.says())));
                wrong.add(rule.field());
            }
        }
        return List.copyOf(errors);
    }
}
