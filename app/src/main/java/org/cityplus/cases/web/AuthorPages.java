package org.cityplus.cases.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.definition.Facts;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.definition.Filled;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Offices;
import org.cityplus.city.City;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Services as their authors look at them: every version, and its form in all its states and both languages. Nothing is kept. */
@Controller
@RequestMapping("/desk/services")
public class AuthorPages {
    private static final UUID NOBODY = new UUID(0, 0);

    private final ServiceCatalog services;
    private final Offices offices;
    private final City city;
    private final CasePresenter presenter;
    private final java.time.Clock clock;

    AuthorPages(ServiceCatalog services, Offices offices, City city, CasePresenter presenter, java.time.Clock clock) {
        this.services = services;
        this.offices = offices;
        this.city = city;
        this.presenter = presenter;
        this.clock = clock;
    }

    /** How a form looks. */
    public enum State {
        /** Nothing answered; what depends on answers is not there yet. */
        BEGUN,
        /** Every question, also those that some answers lead to. */
        ALL,
        /** Every required question left empty. */
        WRONG
    }

    /** One version in the list. Public for templates only. */
    public record Line(ServiceDefinition service, boolean inForce, boolean toCome, long unverified) {}

    @GetMapping
    String list(Model model) {
        model.addAttribute(
                "lines",
                services.listVersions().stream()
                        .map(version -> new Line(
                                version,
                                services.find(version.id())
                                        .filter(version::equals)
                                        .isPresent(),
                                version.effective().isAfter(presenter.today()),
                                version.legalBasis().stream()
                                                .filter(basis -> !basis.verified())
                                                .count()
                                        + version.fees().stream()
                                                .filter(fee -> !fee.verified())
                                                .count()))
                        .toList());
        return "cases/desk/services";
    }

    @GetMapping("/{id}/preview")
    String preview(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(defaultValue = "BEGUN") State state,
            @RequestParam(defaultValue = "zh-CN") String language,
            @RequestParam(defaultValue = "false") boolean care,
            Page page,
            Model model) {
        ServiceDefinition service = version == null
                ? services.get(id)
                : services.findVersion(id, version).orElseThrow(Refusal::notFound);
        Filled filled = Filled.of(service, Map.of(), Facts.on(presenter.today()));
        List<Field> shown = state == State.ALL ? service.fields().toList() : List.copyOf(filled.asked());
        Map<String, String> answers = new HashMap<>();
        model.addAttribute("service", service);
        model.addAttribute(
                "rates",
                service.ratesOn(
                                service.effective().isAfter(presenter.today())
                                        ? service.effective()
                                        : presenter.today())
                        .toList());
        model.addAttribute("state", state);
        model.addAttribute("shown", shown);
        model.addAttribute("care", care);
        model.addAttribute("reader", page.in("en".equals(language) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE));
        model.addAttribute(
                "draft", Draft.unkept(NOBODY, NOBODY, service.id(), service.version(), answers, clock.instant()));
        model.addAttribute("errors", state == State.WRONG ? missing(shown) : List.of());
        model.addAttribute("offices", offices.list(service));
        model.addAttribute("districts", List.copyOf(city.districts().values()));
        return "cases/desk/service-preview";
    }

    private static List<FieldError> missing(List<Field> fields) {
        return fields.stream()
                .filter(field -> field.required() && field.type() != FieldType.PHOTO)
                .map(field -> new FieldError(
                        field.id(),
                        Message.of("cases.field.missing." + field.type().word(), field.label())))
                .toList();
    }
}
