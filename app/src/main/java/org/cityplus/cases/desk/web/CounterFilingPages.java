package org.cityplus.cases.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.desk.CounterCases;
import org.cityplus.cases.desk.CounterMatters;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Offices;
import org.cityplus.cases.form.Sheet;
import org.cityplus.cases.lifeevent.CounterBundles;
import org.cityplus.cases.lifeevent.CounterSheets;
import org.cityplus.city.City;
import org.cityplus.city.Office;
import org.cityplus.identity.Counter;
import org.cityplus.identity.CounterVisit;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Residents;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.RefusedForm;
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

/** A clerk fills in a form for the person before them, on one page, and prints the slip. */
@Controller
@RequestMapping("/desk/counter/{visit}/cases")
class CounterFilingPages {
    private final CounterCases cases;
    private final CounterMatters matters;
    private final CounterBundles bundles;
    private final CounterSheets sheets;
    private final Counter counter;
    private final Residents residents;
    private final Sheet sheet;
    private final Offices offices;
    private final City city;
    private final Clock clock;

    CounterFilingPages(
            CounterCases cases,
            CounterMatters matters,
            CounterBundles bundles,
            CounterSheets sheets,
            Counter counter,
            Residents residents,
            Sheet sheet,
            Offices offices,
            City city,
            Clock clock) {
        this.city = city;
        this.cases = cases;
        this.matters = matters;
        this.bundles = bundles;
        this.sheets = sheets;
        this.counter = counter;
        this.residents = residents;
        this.sheet = sheet;
        this.offices = offices;
        this.clock = clock;
    }

    @GetMapping
    String services(@AuthenticationPrincipal Officer clerk, @PathVariable UUID visit, Model model) {
        counter.get(clerk, visit);
        model.addAttribute("visit", visit);
        model.addAttribute("recused", cases.isClose(clerk, visit));
        model.addAttribute("matters", matters.list(clerk, visit));
        model.addAttribute("services", cases.listServices(clerk));
        model.addAttribute("events", sheets.list(clerk));
        model.addAttribute(
                "waiting",
                bundles.listWaiting(clerk, visit).stream()
                        .map(bundle -> new CounterWaiting(bundle.id(), sheets.name(bundle)))
                        .toList());
        return "cases/desk/counter-services";
    }

    @GetMapping("/new/{service}")
    String form(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @PathVariable String service,
            Model model) {
        CounterVisit person = counter.get(clerk, visit);
        ServiceDefinition definition = cases.get(clerk, service);
        cases.requireNotClose(clerk, visit);
        var profile = residents.getProfile(person.person());
        Map<String, String> known = new HashMap<>();
        definition.fields().forEach(field -> {
            if ("name".equals(field.prefill())) {
                profile.findName().ifPresent(name -> known.put(field.id(), name));
            } else if ("idNumber".equals(field.prefill())) {
                profile.findIdNumber().ifPresent(number -> known.put(field.id(), number.value()));
            }
        });
        return page(clerk, person, definition, Ids.next(clock), known, List.of(), model);
    }

    @PostMapping("/new/{service}")
    String file(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @PathVariable String service,
            @RequestParam UUID form,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        CounterVisit person = counter.get(clerk, visit);
        ServiceDefinition definition = cases.get(clerk, service);
        Sheet.Sent sent = sheet.read(
                person.person(),
                definition.fields().toList(),
                typed,
                WebUtils.getNativeRequest(request, MultipartRequest.class));
        try {
            sent.requireTaken();
            cases.file(clerk, visit, service, form, sent.answers());
            return "redirect:/desk/counter/" + visit + "/cases/" + form;
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            return page(clerk, person, definition, form, sent.answers(), refusal.fieldsOr("form"), model);
        }
    }

    @GetMapping("/{form}")
    String slip(
            @AuthenticationPrincipal Officer clerk, @PathVariable UUID visit, @PathVariable UUID form, Model model) {
        CounterCases.Slip slip = cases.slip(clerk, visit, form);
        model.addAttribute("visit", visit);
        model.addAttribute("slip", slip);
        model.addAttribute("file", "/desk/counter/" + visit + "/cases/" + form);
        model.addAttribute("service", cases.service(slip.row()));
        return "cases/desk/counter-slip";
    }

    private String page(
            Officer clerk,
            CounterVisit visit,
            ServiceDefinition service,
            UUID form,
            Map<String, String> answers,
            List<FieldError> errors,
            Model model) {
        List<Office> own = offices.list(service).stream()
                .filter(office -> office.agency().equals(clerk.agency()))
                .toList();
        model.addAttribute("visit", visit.id());
        model.addAttribute("service", service);
        model.addAttribute(
                "draft", Draft.unkept(form, visit.person(), service.id(), service.version(), answers, clock.instant()));
        model.addAttribute("errors", errors);
        model.addAttribute("offices", own);
        model.addAttribute("districts", List.copyOf(city.districts().values()));
        return "cases/desk/counter-form";
    }
}
