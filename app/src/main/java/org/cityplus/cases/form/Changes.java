package org.cityplus.cases.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cityplus.cases.definition.Fee;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.Filled;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Money;

/** What is different in a newer version of a service, as somebody in the middle of its form needs to know. */
public final class Changes {
    private Changes() {}

    /** A version of a service, and somebody's form as filled in under it. */
    public record Under(ServiceDefinition service, Filled filled) {
        private Money fee(LocalDate day) {
            return service.feeOn(day, filled);
        }

        /** What is charged only in some cases: for what, and how much. */
        private Map<Fee.ChargedFor, Long> extras(LocalDate day) {
            return service.ratesOn(day)
                    .filter(fee -> fee.when() != null && fee.fen() > 0)
                    .collect(Collectors.toMap(Fee::chargedFor, Fee::fen));
        }

        /** The questions, of a repeated group those of its first entry. */
        private Stream<Field> fields() {
            return service.fields()
                    .filter(field -> field.findWithin().map(Field.Within::item).orElse(0) <= 1);
        }
    }

    /** The differences, most important first; empty when nothing the applicant meets is different. */
    public static List<Message> between(Under before, Under after, LocalDate today) {
        ServiceDefinition old = before.service();
        ServiceDefinition now = after.service();
        List<Message> changes = new ArrayList<>();
        if (!before.fee(today).equals(after.fee(today))) {
            changes.add(Message.of("cases.change.fee", before.fee(today), after.fee(today)));
        } else if (!before.extras(today).equals(after.extras(today))) {
            changes.add(Message.of("cases.change.extras"));
        }
        after.fields()
                .filter(field -> old.findField(field.id()).isEmpty())
                .forEach(field -> changes.add(Message.of("cases.change.new", field.label())));
        before.fields().forEach(field -> {
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
    public static Map<String, String> kept(ServiceDefinition old, ServiceDefinition now, Map<String, String> answers) {
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
                && one.limits().equals(other.limits())
                && one.documentRule().equals(other.documentRule())
                && one.askedWhen().equals(other.askedWhen())
                && one.label().equals(other.label());
    }
}
