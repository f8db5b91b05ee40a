package org.cityplus.oversight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.audit.MerkleLog;
import org.cityplus.city.Agency;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Refusal;
import org.cityplus.oversight.look.FlagFilter;
import org.cityplus.oversight.look.Flags;
import org.cityplus.oversight.look.TrailSearch;
import org.cityplus.web.RefusedForm;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit administrator's pages: looks of all agencies, the state of the log, its entries. */
@Controller
@RequestMapping("/desk/audit")
class AuditPages {
    private static final String FLAGS = "/desk/audit/flags";
    private static final int CHECKPOINTS = 7;

    private final Flags flags;
    private final TrailSearch trail;
    private final MerkleLog log;
    private final City city;

    AuditPages(Flags flags, TrailSearch trail, MerkleLog log, City city) {
        this.city = city;
        this.flags = flags;
        this.trail = trail;
        this.log = log;
    }

    @GetMapping
    String home(
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "waiting") String view,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "ffffffff-ffff-ffff-ffff-ffffffffffff") UUID before,
            Model model) {
        Flags.Listed listed = flags.listAll(officer, FlagFilter.statesOf(view), FlagFilter.ruleOf(rule), before);
        FlagList.fill(model, listed, view, rule);
        model.addAttribute("agencies", names(listed));
        model.addAttribute("checkpoints", log.list(Long.MAX_VALUE, CHECKPOINTS));
        model.addAttribute("size", log.size());
        model.addAttribute("oldestPending", log.findOldestPending().orElse(null));
        return "oversight/audit";
    }

    private Map<AgencyId, LocalizedText> names(Flags.Listed listed) {
        return listed.lines().stream()
                .map(line -> line.flag().agency())
                .distinct()
                .flatMap(id -> city.findAgency(id).stream())
                .collect(Collectors.toMap(Agency::id, Agency::name));
    }

    @GetMapping("/flags/{flag}")
    String flag(@AuthenticationPrincipal Officer officer, @PathVariable("flag") UUID id, Model model) {
        return page(model, flags.audit(officer, id), "", List.of());
    }

    @PostMapping("/flags/{flag}")
    String settle(
            @AuthenticationPrincipal Officer officer,
            @PathVariable("flag") UUID id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model) {
        try {
            flags.settle(officer, id, outcome, why);
            return "redirect:" + FLAGS + "/" + id;
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            return page(model, flags.audit(officer, id), why, refusal.fieldsOr("why"));
        }
    }

    private static String page(Model model, Flags.Whole whole, String typed, List<FieldError> errors) {
        FlagList.fill(model, whole, FLAGS, FlagList.Outcomes.OF_AUDITOR, typed, errors);
        return "oversight/flag";
    }

    @GetMapping("/entries")
    String entries(Model model) {
        return entriesPage(model, TrailSearch.Search.empty(), null, List.of());
    }

    /** A POST, because it leaves a trace and its reason belongs into no address. */
    @PostMapping("/entries")
    String search(
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "") String record,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String after,
            HttpServletResponse response,
            Model model) {
        TrailSearch.Search typed = new TrailSearch.Search(record, username, from, until, why, after);
        try {
            return entriesPage(model, typed, trail.read(officer, typed), List.of());
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return entriesPage(model, typed, null, refusal.fieldsOr("why"));
        }
    }

    private static String entriesPage(
            Model model, TrailSearch.Search typed, TrailSearch.@Nullable Found found, List<FieldError> errors) {
        model.addAttribute("typed", typed);
        model.addAttribute("found", found);
        model.addAttribute("errors", errors);
        return "oversight/entries";
    }
}
