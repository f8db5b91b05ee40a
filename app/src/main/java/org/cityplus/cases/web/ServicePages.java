package org.cityplus.cases.web;

import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cityplus.cases.definition.LifeEventCatalog;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Acting;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.form.Eligibility;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.city.City;
import org.cityplus.city.Feature;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Residents;
import org.cityplus.kernel.Message;
import org.cityplus.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the city offers: the services home, a service's page, and the way in. */
@Controller
class ServicePages {
    private static final int SHOWN_AT_HOME = 3;

    private final ServiceCatalog services;
    private final LifeEventCatalog events;
    private final BundlePresenter bundles;
    private final Drafts drafts;
    private final Applications applications;
    private final Acting acting;
    private final Eligibility eligibility;
    private final PrintedForms printed;
    private final CasePresenter presenter;
    private final Residents residents;
    private final City city;
    private final Clock clock;

    ServicePages(
            ServiceCatalog services,
            LifeEventCatalog events,
            BundlePresenter bundles,
            Drafts drafts,
            Applications applications,
            Acting acting,
            Eligibility eligibility,
            PrintedForms printed,
            CasePresenter presenter,
            Residents residents,
            City city,
            Clock clock) {
        this.services = services;
        this.events = events;
        this.bundles = bundles;
        this.drafts = drafts;
        this.applications = applications;
        this.acting = acting;
        this.eligibility = eligibility;
        this.printed = printed;
        this.presenter = presenter;
        this.residents = residents;
        this.city = city;
        this.clock = clock;
    }

    @GetMapping("/")
    String home(
            @AuthenticationPrincipal @Nullable Object viewer, @RequestParam(defaultValue = "") String q, Model model) {
        List<UnderWay> underWay = viewer instanceof Resident resident ? underWay(resident.id(), false) : List.of();
        List<BundleCell> begun = viewer instanceof Resident resident
                ? bundles.cells(resident).stream()
                        .filter(cell -> !cell.closed())
                        .toList()
                : List.of();
        model.addAttribute("greeting", greeting());
        model.addAttribute("name", viewer instanceof Resident resident ? residents.nameOf(resident.id()) : "");
        model.addAttribute("underWay", underWay.stream().limit(SHOWN_AT_HOME).toList());
        model.addAttribute("bundles", begun.stream().limit(SHOWN_AT_HOME).toList());
        model.addAttribute("underWayCount", begun.size() + underWay.size());
        model.addAttribute("q", q);
        model.addAttribute("services", q.isBlank() ? services.list() : services.search(q));
        model.addAttribute("events", q.isBlank() ? events.list() : events.search(q));
        model.addAttribute("today", presenter.today());
        model.addAttribute("hotline", city.hotline());
        return "cases/home";
    }

    @GetMapping("/services/{id}")
    String service(@PathVariable String id, Page page, Model model) {
        ServiceDefinition service = services.get(id);
        model.addAttribute("service", service);
        model.addAttribute("fee", service.feeOn(presenter.today()));
        model.addAttribute("least", service.leastFeeOn(presenter.today()));
        model.addAttribute("rates", service.ratesOn(presenter.today()).toList());
        model.addAttribute(
                "extras",
                service.ratesOn(presenter.today())
                        .filter(fee -> fee.when() != null && fee.fen() > 0)
                        .toList());
        model.addAttribute(
                "obstacle",
                page.viewer()
                        .filter(Resident.class::isInstance)
                        .map(Resident.class::cast)
                        .flatMap(viewer -> eligibility.findObstacle(viewer.id(), viewer.id(), service))
                        .orElse(null));
        Feature applying = Feature.service(id);
        model.addAttribute("paused", city.isOn(applying) ? null : city.pausedMessage(applying));
        return "cases/service";
    }

    /** Before the first question: why we ask, and where one left off. */
    @GetMapping("/services/{id}/apply")
    String apply(@AuthenticationPrincipal Resident resident, @PathVariable String id, Model model) {
        ServiceDefinition service = services.get(id);
        Optional<Draft> draft = drafts.findOpen(resident.id(), id);
        model.addAttribute("service", service);
        model.addAttribute("draft", draft.orElse(null));
        model.addAttribute(
                "obstacle",
                eligibility.findObstacle(resident.id(), resident.id(), service).orElse(null));
        model.addAttribute(
                "represented",
                acting.listRepresented(resident.id(), id).stream()
                        .map(person -> new Candidate(
                                person.id(),
                                person.name(),
                                eligibility
                                        .findObstacle(resident.id(), person.id(), service)
                                        .orElse(null)))
                        .toList());
        return "cases/apply";
    }

    @PostMapping("/services/{id}/apply")
    String start(
            @AuthenticationPrincipal Resident resident,
            @PathVariable String id,
            @RequestParam(name = "for", required = false) @Nullable UUID forWhom,
            @RequestParam(defaultValue = "false") boolean chat) {
        UUID subject = forWhom == null ? resident.id() : forWhom;
        Draft draft = drafts.open(resident.id(), subject, services.get(id));
        return "redirect:/drafts/" + draft.id() + (chat ? "/chat" : "");
    }

    /** The form on paper, to be filled in by hand. */
    @GetMapping("/services/{id}/print")
    String print(@PathVariable String id, Model model) {
        ServiceDefinition service = services.get(id);
        model.addAttribute("service", service);
        model.addAttribute("sheets", printed.blank(service));
        model.addAttribute("back", "/services/" + id);
        model.addAttribute("blank", true);
        return "cases/print";
    }

    @GetMapping("/cases")
    String cases(@AuthenticationPrincipal Resident resident, Model model) {
        model.addAttribute("underWay", underWay(resident.id(), true));
        model.addAttribute("bundles", bundles.cells(resident));
        return "cases/cases";
    }

    private List<UnderWay> underWay(UUID resident, boolean closedToo) {
        List<Acting.Represented> represented = acting.listRepresented(resident);
        List<UnderWay> open = Stream.concat(
                        drafts.listOpen(resident).stream(),
                        represented.stream()
                                .flatMap(person -> drafts.listOpen(person.id()).stream())
                                .filter(draft -> acting.may(resident, draft.resident(), draft.service())))
                .distinct()
                .map(draft -> UnderWay.of(draft, drafts.definition(draft), acting.forWhom(resident, draft.resident())))
                .toList();
        List<UnderWay> lodged = applications.listSeenTo(resident, represented).stream()
                .filter(row -> closedToo || !row.stage().isClosed())
                .map(row -> underWay(resident, row))
                .toList();
        return Stream.concat(open.stream(), lodged.stream()).toList();
    }

    private UnderWay underWay(UUID viewer, CaseRow row) {
        return new UnderWay(
                services.get(row.service(), row.version()),
                "/cases/" + row.id(),
                presenter.next(row),
                presenter.isYourTurn(row),
                row.stage().isClosed(),
                acting.forWhom(viewer, row.applicant()));
    }

    private Message greeting() {
        int hour = LocalTime.now(clock.withZone(city.zone())).getHour();
        String part = hour < 5 || hour >= 18 ? "evening" : hour < 11 ? "morning" : hour < 14 ? "noon" : "afternoon";
        return Message.of("cases.greeting." + part);
    }
}
