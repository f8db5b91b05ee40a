package org.cityplus.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.desk.CounterCases;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.Floods;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How a case stands, for whoever holds its slip: no account, no session, nothing personal. */
@Controller
class StatusPages {
    private static final Floods.Limit PER_NUMBER = new Floods.Limit(10, Duration.ofHours(1));

    private final CounterCases cases;
    private final CasePresenter presenter;
    private final ServiceCatalog services;
    private final Floods floods;

    StatusPages(CounterCases cases, CasePresenter presenter, ServiceCatalog services, Floods floods) {
        this.cases = cases;
        this.presenter = presenter;
        this.services = services;
        this.floods = floods;
    }

    @GetMapping("/status")
    String form(Model model) {
        return page(model, "", List.of());
    }

    @PostMapping("/status")
    String ask(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            floods.check("status", Floods.addressOf(request), Floods.Limit.perMinute(10));
            floods.check("status-number", number.strip().toUpperCase(Locale.ROOT), PER_NUMBER);
            CaseRow row = cases.ask(number, code);
            model.addAttribute("row", row);
            model.addAttribute("service", services.get(row.service(), row.version()));
            model.addAttribute("line", presenter.next(row));
            return page(model, number, List.of());
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return page(model, number, List.of(new FieldError("number", refusal.message())));
        }
    }

    private static String page(Model model, String number, List<FieldError> errors) {
        model.addAttribute("number", number);
        model.addAttribute("errors", errors);
        return "cases/status";
    }
}
