package org.cityplus.cases.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cityplus.cases.definition.LifeEvent;
import org.cityplus.cases.desk.CounterCases;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.lifeevent.Bundle;
import org.cityplus.cases.lifeevent.CounterBundles;
import org.cityplus.cases.lifeevent.CounterSheet;
import org.cityplus.cases.lifeevent.CounterSheets;
import org.cityplus.cases.lifeevent.CounterSheets.Beginning;
import org.cityplus.cases.lifeevent.Offers;
import org.cityplus.identity.Counter;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.RefusedForm;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.util.WebUtils;

/** A clerk files a life event for the person before them: a few questions, one sheet, one slip with every number. */
@Controller
@RequestMapping("/desk/counter/{visit}")
class CounterBundlePages {
    private final CounterBundles bundles;
    private final CounterSheets blank;
    private final CounterSheetModel sheets;
    private final CounterCases cases;
    private final Counter counter;
    private final Offers offers;
    private final Clock clock;

    CounterBundlePages(
            CounterBundles bundles,
            CounterSheets blank,
            CounterSheetModel sheets,
            CounterCases cases,
            Counter counter,
            Offers offers,
            Clock clock) {
        this.bundles = bundles;
        this.blank = blank;
        this.sheets = sheets;
        this.cases = cases;
        this.counter = counter;
        this.offers = offers;
        this.clock = clock;
    }

    @GetMapping("/life-events/{event}")
    String questions(
            @AuthenticationPrincipal Officer clerk, @PathVariable UUID visit, @PathVariable String event, Model model) {
        cases.requireNotClose(clerk, visit);
        return questions(clerk, visit, event, Map.of(), List.of(), model);
    }

    /** The sheet for what belongs; nothing is kept yet. */
    @PostMapping("/life-events/{event}")
    String sheet(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @PathVariable String event,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable UUID child,
            HttpServletResponse response,
            Model model) {
        Beginning beginning = new Beginning(event, typed, child);
        try {
            CounterSheet sheet = blank.begin(clerk, visit, beginning);
            return sheets.sheet(
                    clerk,
                    visit,
                    sheet,
                    sheet.known(),
                    Set.of(),
                    List.of(),
                    first(clerk, visit, beginning, model),
                    model);
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            return questions(clerk, visit, event, typed, refusal.fields(), model);
        }
    }

    private String first(Officer clerk, UUID visit, Beginning beginning, Model model) {
        LifeEvent event = blank.get(clerk, beginning.event());
        Map<String, String> first = new HashMap<>();
        event.questions()
                .forEach(field -> first.put(field.id(), beginning.answers().getOrDefault(field.id(), "")));
        if (beginning.child() != null) {
            first.put("child", beginning.child().toString());
        }
        model.addAttribute("name", event.name());
        model.addAttribute("first", first);
        model.addAttribute("form", Ids.next(clock).toString());
        return "/desk/counter/" + visit + "/life-events/" + event.id();
    }

    @PostMapping("/life-events/{event}/file")
    String file(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @PathVariable String event,
            @RequestParam UUID form,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(required = false) @Nullable UUID child,
            @RequestParam(name = "service", required = false) @Nullable Set<String> wanted,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Beginning beginning = new Beginning(event, typed.toSingleValueMap(), child);
        CounterSheet sheet = blank.begin(clerk, visit, beginning);
        Set<String> services = wanted == null ? Set.of() : wanted;
        CounterSheetModel.Sent sent =
                sheets.read(sheet, typed, WebUtils.getNativeRequest(request, MultipartRequest.class));
        try {
            sent.requireTaken();
            bundles.file(clerk, visit, form, beginning, services, sent.answers());
            return "redirect:/desk/counter/" + visit + "/bundles/" + form;
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            String base = first(clerk, visit, beginning, model);
            model.addAttribute("form", form.toString());
            return sheets.sheet(
                    clerk, visit, sheet, sent.answers(), services, refusal.fieldsOr("services"), base, model);
        }
    }

    private String questions(
            Officer clerk, UUID visit, String id, Map<String, String> typed, List<FieldError> errors, Model model) {
        UUID person = counter.get(clerk, visit).person();
        LifeEvent event = blank.get(clerk, id);
        Map<String, String> answers = new HashMap<>();
        event.questions().forEach(field -> answers.put(field.id(), typed.getOrDefault(field.id(), "")));
        model.addAttribute("visit", visit);
        model.addAttribute("event", event);
        model.addAttribute("errors", errors);
        model.addAttribute("draft", Draft.unkept(person, person, event.id(), "", answers, clock.instant()));
        model.addAttribute("children", event.hasChild() ? offers.children(person) : List.of());
        model.addAttribute("child", typed.getOrDefault("child", ""));
        return "cases/desk/counter-life-event";
    }

    /** Every number and code to be printed for the person, and what comes later. */
    @GetMapping("/bundles/{bundle}")
    String slip(
            @AuthenticationPrincipal Officer clerk, @PathVariable UUID visit, @PathVariable UUID bundle, Model model) {
        return sheets.slip(clerk, visit, bundles.get(clerk, visit, bundle), model);
    }

    /** The sheet for what could not be sent before. */
    @GetMapping("/bundles/{bundle}/next")
    String next(
            @AuthenticationPrincipal Officer clerk, @PathVariable UUID visit, @PathVariable UUID bundle, Model model) {
        CounterSheet sheet = bundles.next(clerk, visit, bundle);
        return next(clerk, visit, bundle, sheet, sheet.known(), Set.of(), List.of(), model);
    }

    @PostMapping("/bundles/{bundle}/next")
    String fileNext(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @PathVariable UUID bundle,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(name = "service", required = false) @Nullable Set<String> wanted,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        CounterSheet sheet = bundles.next(clerk, visit, bundle);
        Set<String> services = wanted == null ? Set.of() : wanted;
        CounterSheetModel.Sent sent =
                sheets.read(sheet, typed, WebUtils.getNativeRequest(request, MultipartRequest.class));
        try {
            sent.requireTaken();
            bundles.fileNext(clerk, visit, bundle, services, sent.answers());
            return "redirect:/desk/counter/" + visit + "/bundles/" + bundle;
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            return next(clerk, visit, bundle, sheet, sent.answers(), services, refusal.fieldsOr("services"), model);
        }
    }

    private String next(
            Officer clerk,
            UUID visit,
            UUID id,
            CounterSheet sheet,
            Map<String, String> answers,
            Set<String> wanted,
            List<FieldError> errors,
            Model model) {
        Bundle bundle = bundles.get(clerk, visit, id);
        model.addAttribute("name", blank.name(bundle));
        model.addAttribute("first", Map.of());
        model.addAttribute("form", "");
        String base = "/desk/counter/" + visit + "/bundles/" + id;
        return sheets.sheet(clerk, visit, sheet, answers, wanted, errors, base, model);
    }
}
