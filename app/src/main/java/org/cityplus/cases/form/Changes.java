package org.cityplus.cases.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.kernel.Message;

/** What is different in a newer version of a service, as somebody in the middle of its form needs to know. */
public final class Changes {
    private Changes() {}

    /** The differences, most important first; empty when nothing the applicant meets is different. */
    public static List<Message> between(ServiceDefinition old, ServiceDefinition now, LocalDate today) {
        List<Message> changes = new ArrayList<>();
        if (!old.feeOn(today).equals(now.feeOn(today))) {
            changes.add(Message.of("cases.change.fee", old.feeOn(today), now.feeOn(today)));
        }
        now.fields()
                .filter(field -> old.findField(field.id()).isEmpty())
                .forEach(field -> changes.add(Message.of("cases.change.new", field.label())));
        old.fields().forEach(field -> {
            Optional<Field> there = now.findField(field.id());
            if (there.isEmpty()) {
                changes.add(Message.of("cases.change.gone", field.label()));
            } else if (!isSame(field, there.get())) {
                changes.add(Message.of("cases.change.other", there.get().label()));
            }
        });
        if (!old.law().equals(now.law())) {
            changes.add(Message.of("cases.change.law"));
        }
        if (old.promiseWorkingDays() != now.promiseWorkingDays()) {
            changes.add(Message.of("cases.change.promise", old.promiseWorkingDays(), now.promiseWorkingDays()));
        }
        return List.copyOf(changes);
    }

    /** The answers that mean the same under the new version. */
    static Map<String, String> kept(ServiceDefinition old, ServiceDefinition now, Map<String, String> answers) {
        Map<String, String> kept = new HashMap<>();
        answers.forEach((id, answer) -> {
            Optional<Field> before = old.findField(id);
            Optional<Field> after = now.findField(id);
            if (before.isPresent()
                    && after.isPresent()
                    && before.get().type() == after.get().type()) {
                kept.put(id, answer);
            }
        });
        return kept;
    }

    private static boolean isSame(Field one, Field other) {
        return one.type() == other.type()
                && one.required() == other.required()
                && one.options().equals(other.options())
                && one.label().equals(other.label());
    }
}
