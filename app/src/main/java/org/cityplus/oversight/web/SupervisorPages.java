package org.cityplus.oversight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.cityplus.oversight.look.FlagFilter;
import org.cityplus.oversight.look.Flags;
import org.cityplus.web.RefusedForm;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The supervisor's pages: unusual looks of the own agency. */
@Controller
@RequestMapping("/desk/oversight")
class SupervisorPages {
    static final String HOME = "/desk/oversight";

    private final Flags flags;

    SupervisorPages(Flags flags) {
        this.flags = flags;
    }

    @GetMapping
    String list(
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "waiting") String view,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "ffffffff-ffff-ffff-ffff-ffffffffffff") UUID before,
            Model model) {
        FlagList.fill(
                model, flags.listFor(officer, FlagFilter.statesOf(view), FlagFilter.ruleOf(rule), before), view, rule);
        return "oversight/flags";
    }

    @GetMapping("/{flag}")
    String flag(@AuthenticationPrincipal Officer officer, @PathVariable("flag") UUID id, Model model) {
        return page(model, flags.examine(officer, id), "", List.of());
    }

    @PostMapping("/{flag}")
    String judge(
            @AuthenticationPrincipal Officer officer,
            @PathVariable("flag") UUID id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model) {
        try {
            flags.judge(officer, id, outcome, why);
            return "redirect:" + HOME + "/" + id;
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            return page(model, flags.examine(officer, id), why, refusal.fieldsOr("why"));
        }
    }

    private static String page(Model model, Flags.Whole whole, String typed, List<FieldError> errors) {
        FlagList.fill(model, whole, HOME, FlagList.Outcomes.OF_SUPERVISOR, typed, errors);
        return "oversight/flag";
    }
}
