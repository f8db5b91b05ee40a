package org.cityplus.cases.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.cityplus.cases.clock.Count;
import org.cityplus.cases.clock.Term;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.definition.process.ProcessStep;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/** Reads the way of a case, {@code process:}; the schema has seen to its form, here it must make sense. */
final class ProcessReader {
    /** What must stand before what, when both are there. */
    private static final List<List<ProcessStep>> ORDER = List.of(
            List.of(ProcessStep.ACCEPT, ProcessStep.PAY),
            List.of(ProcessStep.ACCEPT, ProcessStep.APPOINTMENT),
            List.of(ProcessStep.ACCEPT, ProcessStep.REVIEW),
            List.of(ProcessStep.ACCEPT, ProcessStep.DECIDE),
            List.of(ProcessStep.APPOINTMENT, ProcessStep.DECIDE),
            List.of(ProcessStep.PAY, ProcessStep.DECIDE),
            List.of(ProcessStep.REVIEW, ProcessStep.DECIDE),
            List.of(ProcessStep.DECIDE, ProcessStep.ISSUE),
            List.of(ProcessStep.DECIDE, ProcessStep.DELIVER),
            List.of(ProcessStep.ISSUE, ProcessStep.DELIVER));

    private final Piece process;
    private final Piece steps;

    private ProcessReader(Piece process) {
        this.process = process;
        this.steps = process.find("steps").orElse(process);
    }

    /** @param promised the working days the service promises, which are the term of the decision */
    static Process read(Piece process, int promised) {
        return new ProcessReader(process).process(promised);
    }

    private Process process(int promised) {
        List<ProcessStep> order = order();
        needPart(order, ProcessStep.ACCEPT, "acceptance", true);
        needPart(order, ProcessStep.PAY, "payment", false);
        needPart(order, ProcessStep.APPOINTMENT, "appointment", true);
        needPart(order, ProcessStep.REVIEW, "review", true);
        needPart(order, ProcessStep.DELIVER, "delivery", false);
        return new Process(
                order,
                part(
                        "acceptance",
                        piece -> new Process.Acceptance(
                                term(piece, "term"),
                                piece.find("answer").isEmpty() ? null : term(piece, "answer"),
                                piece.text("source"))),
                part(
                        "payment",
                        piece -> new Process.Payment(term(piece, "term"), refunds(piece), piece.text("source"))),
                part("appointment", ProcessReader::appointment),
                part(
                        "review",
                        piece -> new Process.Review(
                                piece.integer("officers", 1),
                                piece.list("jointly").stream().map(Piece::text).toList())),
                deciding(promised),
                part("delivery", piece -> new Process.Delivery(term(piece, "term"), piece.text("source"))),
                part(
                        "reconsideration",
                        piece -> new Process.Reconsideration(
                                piece.text("to"),
                                term(piece, "within"),
                                term(piece, "review"),
                                term(piece, "decide"),
                                piece.integer("extensionDays", 0),
                                piece.text("source"))));
    }

    private <T> @Nullable T part(String name, java.util.function.Function<Piece, T> read) {
        return process.find(name).filter(Piece::isSound).map(read).orElse(null);
    }

    private List<ProcessStep> order() {
        List<ProcessStep> order = new ArrayList<>();
        for (Piece word : process.list("steps")) {
            ProcessStep.find(word.text()).ifPresent(step -> {
                if (order.contains(step)) {
                    word.error(
                            new LocalizedText("「" + step.word() + "」写了两次", "“" + step.word() + "” is there twice"),
                            new LocalizedText("每个环节只走一次，删掉一个", "A case takes each step once; remove one"));
                } else {
                    order.add(step);
                }
            });
        }
        if (!steps.isSound()) {
            return order;
        }
        if (order.isEmpty() || order.getFirst() != ProcessStep.LODGE) {
            wrong("第一步要是 lodge", "must begin with lodge", "把 lodge 放在最前", "Put lodge first");
        }
        if (order.contains(ProcessStep.ACCEPT) && order.indexOf(ProcessStep.ACCEPT) != 1) {
            wrong(
                    "accept 要紧跟 lodge：受理以前不能要求别的",
                    "must have accept right after lodge: nothing is asked before acceptance",
                    "移到 lodge 后面",
                    "Move it behind lodge");
        }
        if (!order.contains(ProcessStep.DECIDE)) {
            wrong("缺 decide", "needs decide: every case ends with a decision", "补上 decide", "Add decide");
        }
        int biometrics = order.indexOf(ProcessStep.BIOMETRICS);
        if (biometrics >= 0 && biometrics != order.indexOf(ProcessStep.APPOINTMENT) + 1) {
            wrong(
                    "biometrics 要紧跟 appointment：是同一次到场",
                    "must have biometrics right after appointment: it is one coming",
                    "写成 appointment, biometrics",
                    "Write appointment, biometrics");
        }
        for (List<ProcessStep> pair : ORDER) {
            int first = order.indexOf(pair.getFirst());
            int second = order.indexOf(pair.getLast());
            if (first >= 0 && second >= 0 && first > second) {
                String one = pair.getFirst().word();
                String other = pair.getLast().word();
                wrong(
                        one + " 要在 " + other + " 前面",
                        "must have " + one + " before " + other,
                        "换个顺序",
                        "Change the order");
            }
        }
        return order;
    }

    private void wrong(String ruleZh, String ruleEn, String remedyZh, String remedyEn) {
        steps.error(new LocalizedText(ruleZh, ruleEn), new LocalizedText(remedyZh, remedyEn));
    }

    private void needPart(List<ProcessStep> order, ProcessStep step, String part, boolean needed) {
        boolean there = process.find(part).isPresent();
        if (there && !order.contains(step)) {
            process.find(part)
                    .orElse(process)
                    .error(
                            new LocalizedText(
                                    "用不着：steps 里没有 " + step.word(), "is without use: steps has no " + step.word()),
                            new LocalizedText("两处去掉一处", "Remove one, or add the other"));
        }
        if (!there && needed && order.contains(step)) {
            wrong(
                    "有 " + step.word() + "，却没有写「" + part + "」",
                    "has " + step.word() + ", but “" + part + "” is missing",
                    "补上「" + part + "」",
                    "Add “" + part + "”");
        }
    }

    private static List<Process.RefundOn> refunds(Piece payment) {
        Set<String> words = payment.list("refund").stream().map(Piece::text).collect(Collectors.toSet());
        return java.util.Arrays.stream(Process.RefundOn.values())
                .filter(on -> words.contains(on.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static Process.Appointment appointment(Piece piece) {
        int capacity = piece.integer("capacity", 0);
        return new Process.Appointment(
                piece.text("kind"),
                capacity == 0 ? null : capacity,
                piece.integer("noShows", 0),
                piece.integer("remindHours", 24),
                piece.integer("holdMinutes", 10));
    }

    private Process.Deciding deciding(int promised) {
        Term term = Term.working(promised);
        return process.find("decision")
                .filter(Piece::isSound)
                .map(piece -> {
                    int warn = piece.integer("warnDays", 0);
                    if (warn > promised) {
                        piece.find("warnDays")
                                .orElse(piece)
                                .error(
                                        new LocalizedText(
                                                "提醒不能早于期限开始（" + promised + " 天）",
                                                "cannot warn before the term of " + promised + " days begins"),
                                        new LocalizedText("改小", "Make it smaller"));
                    }
                    return new Process.Deciding(term, piece.integer("extensionDays", 0), warn, piece.text("source"));
                })
                .orElse(new Process.Deciding(term, 0, 0, "-"));
    }

    private static Term term(Piece part, String key) {
        Piece term = part.find(key).orElse(part);
        Count count = term.text("count").equals("working") ? Count.WORKING : Count.CALENDAR;
        return new Term(term.integer("days", 0), count);
    }

    /** What is said twice must agree: who pays has a step for it, who comes has one too. */
    static void compare(Piece service, Process process, List<Fee> fees) {
        boolean costs = fees.stream().anyMatch(fee -> fee.fen() > 0);
        if (costs && !process.has(ProcessStep.PAY)) {
            service.find("fees")
                    .orElse(service)
                    .error(
                            new LocalizedText(
                                    "要收费，process.steps 里却没有 pay", "costs something, but process.steps has no pay"),
                            new LocalizedText("在 steps 里加上 pay", "Add pay to the steps"));
        }
        boolean comes = service.integer("visits", 0) > 0;
        if (comes != process.has(ProcessStep.APPOINTMENT) && !process.steps().isEmpty()) {
            service.find("visits")
                    .orElse(service)
                    .error(
                            new LocalizedText(
                                    "visits 和 process.steps 里的 appointment 对不上",
                                    "does not fit process.steps: who has to come has an appointment"),
                            new LocalizedText("改其中一处", "Change one of them"));
        }
    }
}
