package org.cityplus.cityhall;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cityplus.city.CityPackException;
import org.cityplus.city.PackProblem;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;

/** What a pack's reader found wrong, said to whoever filled in a form: one error a field, with its whole rule. */
final class Mistakes {
    /** What a problem calls its field when it is about more than one column or key. */
    private static final Set<String> NO_COLUMN =
            Set.of("file", "row", "header", "mapping", "name", "entries", "size", "folder");

    private Mistakes() {}

    static Refusal ofRow(CityPackException e) {
        Map<String, Message> fields = new LinkedHashMap<>();
        for (PackProblem problem : e.problems()) {
            // Line 0: the row is right by itself, but another one leans on it.
            if (problem.line() == 0) {
                fields.putIfAbsent("closed", Message.of("cityhall.rule.still-below"));
            } else {
                fields.putIfAbsent(problem.field(), Message.of("cityhall.rule." + problem.field()));
            }
        }
        return refusal(fields);
    }

    static Refusal ofYear(CityPackException e) {
        Map<String, Message> fields = new LinkedHashMap<>();
        for (PackProblem problem : e.problems()) {
            if (problem.file().equals("calendar/calendar.yaml")) {
                fields.putIfAbsent(problem.field(), Message.of("cityhall.rule." + problem.field()));
            } else {
                // The file has a line of headings first.
                fields.putIfAbsent(
                        "days",
                        Message.of(
                                "cityhall.rule.days",
                                Math.max(1, problem.line() - 1),
                                Message.of("cityhall.rule.day." + problem.field())));
            }
        }
        return refusal(fields);
    }

    static Refusal ofText(CityPackException e) {
        Map<String, Message> fields = new LinkedHashMap<>();
        for (PackProblem problem : e.problems()) {
            fields.putIfAbsent(problem.file().contains("zh-CN") ? "zh" : "en", Message.of("cityhall.rule.text"));
        }
        return refusal(fields);
    }

    static Refusal ofArchive(CityPackException e) {
        List<FieldError> errors = e.problems().stream()
                .map(problem -> new FieldError(
                        problem.file() + ":" + problem.line() + ":" + problem.field(), inArchive(problem)))
                .toList();
        return new Refusal(Refusal.Kind.INVALID, Message.of("cityhall.import.wrong", errors.size()), errors);
    }

    private static Message inArchive(PackProblem problem) {
        Message place = problem.file().equals("archive")
                ? Message.of("cityhall.import.archive")
                : problem.line() > 0
                        ? Message.of("cityhall.import.line", problem.file(), String.valueOf(problem.line()))
                        : Message.of("cityhall.import.whole-file", problem.file());
        return NO_COLUMN.contains(problem.field())
                ? Message.of("cityhall.import.mistake", place, problem.wrong())
                : Message.of("cityhall.import.mistake-in", place, problem.field(), problem.wrong());
    }

    private static Refusal refusal(Map<String, Message> fields) {
        List<FieldError> errors = fields.entrySet().stream()
                .map(each -> new FieldError(each.getKey(), each.getValue()))
                .toList();
        return new Refusal(Refusal.Kind.INVALID, errors.getFirst().message(), errors);
    }
}
