package org.cityplus.oversight.web;

import java.util.List;
import org.cityplus.kernel.FieldError;
import org.cityplus.oversight.look.FlagFilter;
import org.cityplus.oversight.look.FlagState;
import org.cityplus.oversight.look.Flags;
import org.springframework.ui.Model;

/** What the pages of flags have in common. */
final class FlagList {
    private FlagList() {}

    /** Whose page it is decides what may be chosen there. */
    enum Outcomes {
        OF_SUPERVISOR(List.of("accept", "pass-on"), List.of("pass-on"), FlagState.OPEN, FlagState.EXPLAINED),
        OF_AUDITOR(List.of("clear", "unfounded"), List.of(), FlagState.PASSED_ON);

        private final List<String> words;
        private final List<String> whenRecused;
        private final List<FlagState> during;

        Outcomes(List<String> words, List<String> whenRecused, FlagState... states) {
            this.words = words;
            this.whenRecused = whenRecused;
            this.during = List.of(states);
        }

        List<String> of(Flags.Whole whole) {
            if (!during.contains(whole.line().flag().state())) {
                return List.of();
            }
            return whole.recused() ? whenRecused : words;
        }
    }

    static void fill(Model model, Flags.Listed listed, String view, String rule) {
        model.addAttribute("listed", listed);
        model.addAttribute("view", List.of("settled", "all").contains(view) ? view : "waiting");
        model.addAttribute("rule", FlagFilter.rules().contains(rule) ? rule : "");
        model.addAttribute("rules", FlagFilter.rules());
    }

    static void fill(
            Model model, Flags.Whole whole, String home, Outcomes outcomes, String typed, List<FieldError> errors) {
        model.addAttribute("whole", whole);
        model.addAttribute("home", home);
        model.addAttribute("outcomes", outcomes.of(whole));
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
    }
}
