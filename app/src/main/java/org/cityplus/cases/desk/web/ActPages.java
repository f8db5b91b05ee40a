package org.cityplus.cases.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.desk.Claims;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.desk.Notes;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.cases.lifecycle.Turn;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.RefusedForm;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whatever an officer does to a case besides deciding it. What does not go through comes back as it was typed. */
@Controller
@RequestMapping("/desk/cases/{id}")
class ActPages {
    private final Desk desk;
    private final DeskCases cases;
    private final Claims claims;
    private final Notes notes;

    ActPages(Desk desk, DeskCases cases, Claims claims, Notes notes) {
        this.desk = desk;
        this.cases = cases;
        this.claims = claims;
        this.notes = notes;
    }

    @PostMapping("/acts/{act}")
    String act(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID id,
            @PathVariable String act,
            @RequestParam int seenSequence,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Model model) {
        CaseId caseId = new CaseId(id);
        desk.getReadable(officer, caseId);
        ActWord word = ActWord.find(act).orElseThrow(Refusal::notFound);
        try {
            CaseRow row = desk.act(officer, caseId, seenSequence, word.read(typed));
            boolean ours = row.agency().equals(officer.agency())
                    && row.stage().turn() == Turn.AGENCY
                    && row.stage() != Stage.JUST_DECIDED;
            return "redirect:" + (ours ? "/desk/cases/" + id : "/desk?done=" + id);
        } catch (Refusal refusal) {
            return again(officer, caseId, refusal, act, typed, response, model);
        }
    }

    @PostMapping("/claim")
    String claim(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Model model) {
        try {
            if (typed.containsKey("officer")) {
                claims.give(officer, new CaseId(id), colleague(typed));
            } else {
                claims.claim(officer, new CaseId(id));
            }
            return "redirect:/desk/cases/" + id;
        } catch (Refusal refusal) {
            return again(officer, new CaseId(id), refusal, "claim", typed, response, model);
        }
    }

    private static UUID colleague(Map<String, String> typed) {
        try {
            return UUID.fromString(typed.getOrDefault("officer", ""));
        } catch (IllegalArgumentException e) {
            Message message = Message.of("desk.claim.no-colleague");
            throw new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("officer", message)));
        }
    }

    @PostMapping("/release")
    String release(@AuthenticationPrincipal Officer officer, @PathVariable UUID id) {
        claims.release(officer, new CaseId(id));
        return "redirect:/desk/cases/" + id;
    }

    @PostMapping("/notes")
    String note(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID id,
            @RequestParam UUID form,
            @RequestParam(defaultValue = "") String note,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Model model) {
        try {
            notes.write(officer, new CaseId(id), form, note);
            return "redirect:/desk/cases/" + id + "#notes";
        } catch (Refusal refusal) {
            return again(officer, new CaseId(id), refusal, "note", typed, response, model);
        }
    }

    private String again(
            Officer officer,
            CaseId id,
            Refusal refusal,
            String act,
            Map<String, String> typed,
            HttpServletResponse response,
            Model model) {
        RefusedForm.answer(refusal, response);
        CaseRecord record = desk.lookOn(officer, id);
        List<FieldError> errors = refusal.fieldsOr("act");
        model.addAttribute("actErrors", errors);
        model.addAttribute("act", act);
        model.addAttribute("typed", typed);
        model.addAttribute("deskCase", cases.of(officer, record));
        model.addAttribute("seen", record.row().sequence());
        return "cases/desk/case";
    }
}
