package org.cityplus.cases.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cityplus.cases.definition.expression.Expression;
import org.cityplus.cases.definition.expression.Vocabulary;
import org.cityplus.kernel.LocalizedText;

/** Finds questions that no choice of answers ever leads to, where all answers that matter can be tried out. */
final class Reachability {
    private static final int MOST_TRIALS = 2000;

    private final Map<String, Field> fields = new HashMap<>();

    private Reachability() {}

    static void warn(Piece service, List<Section> sections) {
        Reachability reachability = new Reachability();
        for (Section section : sections) {
            for (Field field : section.fields()) {
                if (reachability.isNeverAsked(field)) {
                    place(service, field).ifPresent(Reachability::warn);
                }
                reachability.fields.put(field.id(), field);
            }
        }
    }

    private static void warn(Piece place) {
        place.warning(
                new LocalizedText("怎么填都不会问到这道题", "no answers ever lead to this question"),
                new LocalizedText("看看 when 里的选项名对不对", "Check the names of options in its when"));
    }

    private static Optional<Piece> place(Piece service, Field field) {
        String id = field.findWithin().map(Field.Within::id).orElse(field.id());
        return service.list("sections").stream()
                .flatMap(section -> section.list("fields").stream())
                .filter(piece -> piece.text("id").equals(id))
                .map(piece -> piece.find("when").orElse(piece))
                .findFirst();
    }

    private boolean isNeverAsked(Field field) {
        List<Map<String, Object>> trials = List.of(Map.of());
        for (String name : field.conditions().stream()
                .flatMap(condition -> condition.reads().stream())
                .distinct()
                .sorted()
                .toList()) {
            Field read = fields.get(name);
            if (read == null || !read.type().isChosen()) {
                return false;
            }
            trials = with(trials, read);
            if (trials.size() > MOST_TRIALS) {
                return false;
            }
        }
        List<Map<String, Object>> all = trials;
        return !field.conditions().isEmpty() && all.stream().noneMatch(trial -> holds(field.conditions(), trial));
    }

    private static List<Map<String, Object>> with(List<Map<String, Object>> trials, Field read) {
        List<Map<String, Object>> more = new ArrayList<>(trials);
        for (Map<String, Object> trial : trials) {
            for (Field.Option option : read.options()) {
                Map<String, Object> one = new HashMap<>(trial);
                one.put(read.id(), Values.of(read, option.id()).orElse(option.id()));
                Filled.names(read).forEach(name -> one.put(Vocabulary.ANSWERED + name, true));
                more.add(one);
            }
        }
        return more;
    }

    private static boolean holds(List<Expression> conditions, Map<String, Object> trial) {
        return conditions.stream()
                .allMatch(condition -> condition.evaluate(trial).orElse(false));
    }
}
