package org.cityplus.privacy.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.cityplus.identity.FreshSignIn;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.cityplus.privacy.Declarations;
import org.cityplus.privacy.Declared.Erasure;
import org.cityplus.privacy.rights.Erasures;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** To close one's account and have everything erased that the law lets go. */
@Controller
@RequestMapping("/me/erasure")
class ErasurePages {
    private final Erasures erasures;
    private final DataLines lines;
    private final Declarations declarations;
    private final FreshSignIn fresh;

    ErasurePages(Erasures erasures, DataLines lines, Declarations declarations, FreshSignIn fresh) {
        this.erasures = erasures;
        this.lines = lines;
        this.declarations = declarations;
        this.fresh = fresh;
    }

    @GetMapping
    String erasure(@AuthenticationPrincipal Resident resident, HttpServletRequest request, Model model) {
        return page(resident, request, model, "", List.of());
    }

    @PostMapping
    String ask(
            @AuthenticationPrincipal Resident resident,
            @RequestParam(defaultValue = "") String word,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            fresh.require(request);
            erasures.ask(resident.id(), word);
            return "redirect:/me/erasure";
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return page(resident, request, model, word, refusal.fieldsOr("word"));
        }
    }

    @PostMapping("/cancel")
    String cancel(@AuthenticationPrincipal Resident resident) {
        erasures.cancel(resident.id());
        return "redirect:/me/erasure";
    }

    private String page(
            Resident resident, HttpServletRequest request, Model model, String word, List<FieldError> errors) {
        List<DataLine> there = lines.list(resident.id()).stream()
                .filter(line -> line.number() > 0)
                .toList();
        model.addAttribute("erasure", erasures.findOpen(resident.id()).orElse(null));
        model.addAttribute("obstacles", erasures.obstacles(resident.id()));
        model.addAttribute(
                "goes",
                there.stream()
                        .filter(line -> line.kind().erasure() == Erasure.GOES)
                        .toList());
        model.addAttribute(
                "stays",
                there.stream()
                        .filter(line -> line.kind().erasure() != Erasure.GOES)
                        .toList());
        model.addAttribute("days", declarations.coolingOff().toDays());
        model.addAttribute("fresh", fresh.isFresh(request));
        model.addAttribute("word", word);
        model.addAttribute("errors", errors);
        return "privacy/erasure";
    }
}
