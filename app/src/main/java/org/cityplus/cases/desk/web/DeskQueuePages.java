package org.cityplus.cases.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.desk.Bulk;
import org.cityplus.cases.desk.DeskAct;
import org.cityplus.cases.desk.SavedViews;
import org.cityplus.cases.desk.View;
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

/** What waits for the officer's agency, the next right thing on top. */
@Controller
class DeskQueuePages {
    /** Longer than any name; a search for more finds nothing anyway. */
    private static final int LONGEST_SEARCH = 60;

    private final QueueViews queues;
    private final Bulk bulk;
    private final SavedViews saved;

    DeskQueuePages(QueueViews queues, Bulk bulk, SavedViews saved) {
        this.queues = queues;
        this.bulk = bulk;
        this.saved = saved;
    }

    @GetMapping("/desk")
    String queue(
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "all") String view,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            @RequestParam Optional<UUID> done,
            Model model) {
        String typed = q.strip();
        String wanted = typed.length() > LONGEST_SEARCH ? typed.substring(0, LONGEST_SEARCH) : typed;
        View shown = View.find(view).orElse(View.ALL);
        model.addAttribute("queue", queues.of(officer, shown, service, wanted, after, done.map(CaseId::new)));
        return "cases/desk/queue";
    }

    /** One act on all that were ticked; each says what became of it. */
    @PostMapping("/desk/bulk")
    String bulk(
            @AuthenticationPrincipal Officer officer,
            @RequestParam(name = "case", defaultValue = "") List<UUID> ids,
            @RequestParam(defaultValue = "") String act,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Model model) {
        if (ids.isEmpty()) {
            response.setStatus(Refusal.Kind.INVALID.status());
            model.addAttribute("errors", List.of(new FieldError("bulk", Message.of("desk.bulk.none"))));
            model.addAttribute("typed", typed);
            model.addAttribute("queue", queues.of(officer, View.ALL, "", "", "", Optional.empty()));
            return "cases/desk/queue";
        }
        List<Bulk.Outcome> outcomes = bulk.act(officer, ids, bulkAct(act, typed));
        model.addAttribute(
                "queue",
                queues.of(officer, View.ALL, "", "", "", Optional.empty()).after(outcomes));
        return "cases/desk/queue";
    }

    private static DeskAct bulkAct(String act, Map<String, String> typed) {
        return Words.find(ActWord.BULK, act)
                .orElseThrow(() -> {
                    Message message = Message.of("desk.act.choose");
                    return new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("act", message)));
                })
                .read(typed);
    }

    @PostMapping("/desk/views")
    String save(
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "all") String view,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "false") boolean remove,
            HttpServletResponse response,
            Model model) {
        View shown = View.find(view).orElse(View.ALL);
        if (remove) {
            saved.remove(officer, name);
            return "redirect:/desk";
        }
        try {
            saved.save(officer, name, shown, service.matches("[a-z0-9-]{0,60}") ? service : "");
            return "redirect:/desk?view=" + shown.word();
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("errors", refusal.fieldsOr("name"));
            model.addAttribute("queue", queues.of(officer, shown, service, "", "", Optional.empty()));
            return "cases/desk/queue";
        }
    }
}
