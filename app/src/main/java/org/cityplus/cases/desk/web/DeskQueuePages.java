package org.cityplus.cases.desk.web;

import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.desk.View;
import org.cityplus.identity.Officer;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for the officer's agency, the next right thing on top. */
@Controller
class DeskQueuePages {
    /** Longer than any name; a search for more finds nothing anyway. */
    private static final int LONGEST_SEARCH = 60;

    private final QueueViews queues;

    DeskQueuePages(QueueViews queues) {
        this.queues = queues;
    }

    @GetMapping("/desk")
    String queue(
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "all") String view,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            @RequestParam Optional<UUID> done,
            Model model) {
        String typed = q.strip();
        String wanted = typed.length() > LONGEST_SEARCH ? typed.substring(0, LONGEST_SEARCH) : typed;
        View shown = View.find(view).orElse(View.ALL);
        model.addAttribute("queue", queues.of(officer, shown, wanted, after, done.map(CaseId::new)));
        return "cases/desk/queue";
    }
}
