package org.cityplus.cases.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.cityplus.cases.desk.Load;
import org.cityplus.cases.desk.Relations;
import org.cityplus.cases.figures.Workload;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What lies on the agency, for whoever heads it; and whose cases an officer keeps out of. */
@Controller
class DutyPages {
    private final Load load;
    private final Workload workload;
    private final Relations relations;
    private final QueueViews lines;

    DutyPages(Load load, Workload workload, Relations relations, QueueViews lines) {
        this.load = load;
        this.workload = workload;
        this.relations = relations;
        this.lines = lines;
    }

    @GetMapping("/desk/load")
    String load(@AuthenticationPrincipal Officer head, Model model) {
        Load.Picture picture = load.of(head.agency());
        model.addAttribute("officers", workload.of(head.agency()));
        model.addAttribute(
                "escalated", picture.escalated().stream().map(lines::line).toList());
        model.addAttribute("declared", load.listDeclared(head.agency()));
        model.addAttribute("wanted", picture.wanted().stream().map(lines::line).toList());
        return "cases/desk/load";
    }

    @GetMapping("/desk/relations")
    String relations(@AuthenticationPrincipal Officer officer, Model model) {
        return page(officer, List.of(), model);
    }

    @PostMapping("/desk/relations")
    String declare(
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String relation,
            HttpServletResponse response,
            Model model) {
        try {
            relations.declare(officer, number, parsed(relation));
            return "redirect:/desk/relations";
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return page(officer, refusal.fieldsOr("number"), model);
        }
    }

    @PostMapping("/desk/relations/taken-back")
    String takeBack(
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "") String declared,
            HttpServletResponse response,
            Model model) {
        try {
            relations.takeBack(officer, declared);
            return "redirect:/desk/relations";
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return page(officer, refusal.fieldsOr("declared"), model);
        }
    }

    private static Relations.Relation parsed(String word) {
        try {
            return Relations.Relation.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            Message message = Message.of("desk.act.choose");
            throw new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("relation", message)));
        }
    }

    private String page(Officer officer, List<FieldError> errors, Model model) {
        model.addAttribute("counts", relations.counts(officer));
        model.addAttribute("errors", errors);
        return "cases/desk/relations";
    }
}
