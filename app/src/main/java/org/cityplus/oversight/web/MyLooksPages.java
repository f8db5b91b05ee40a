package org.cityplus.oversight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
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

/** Where a member of staff says why they looked. */
@Controller
@RequestMapping("/desk/my-looks")
class MyLooksPages {
    private final Flags flags;

    MyLooksPages(Flags flags) {
        this.flags = flags;
    }

    @GetMapping
    String list(
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "ffffffff-ffff-ffff-ffff-ffffffffffff") UUID before,
            Model model) {
        model.addAttribute("listed", flags.listOwn(officer, before));
        return "oversight/my-looks";
    }

    @GetMapping("/{flag}")
    String flag(@AuthenticationPrincipal Officer officer, @PathVariable("flag") UUID id, Model model) {
        return page(model, flags.own(officer, id), "", List.of());
    }

    @PostMapping("/{flag}")
    String explain(
            @AuthenticationPrincipal Officer officer,
            @PathVariable("flag") UUID id,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model) {
        try {
            flags.explain(officer, id, why);
            return "redirect:/desk/my-looks/" + id;
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            return page(model, flags.own(officer, id), why, refusal.fieldsOr("why"));
        }
    }

    private static String page(Model model, Flags.Whole whole, String typed, List<FieldError> errors) {
        model.addAttribute("whole", whole);
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        return "oversight/my-look";
    }
}
