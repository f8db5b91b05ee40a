package org.cityplus.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Offices;
import org.cityplus.kernel.LocalizedText;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the city offers, for programs. */
@RestController
@RequestMapping("/api/services")
@Tag(name = "Services", description = "What the city offers")
class ServiceApi {
    private final ServiceCatalog services;
    private final Offices offices;
    private final CasePresenter presenter;

    ServiceApi(ServiceCatalog services, Offices offices, CasePresenter presenter) {
        this.services = services;
        this.offices = offices;
        this.presenter = presenter;
    }

    record ServiceAnswer(
            String id,
            String version,
            LocalizedText name,
            long feeFen,
            int promiseWorkingDays,
            int visits,
            List<QuestionAnswer> questions) {}

    record QuestionAnswer(
            String id,
            String section,
            String type,
            LocalizedText label,
            LocalizedText hint,
            List<OptionAnswer> options) {}

    record OptionAnswer(String id, LocalizedText label) {}

    @Operation(summary = "All services, or those that match a word")
    @GetMapping
    List<ServiceAnswer> list(@RequestParam(defaultValue = "") String q) {
        return (q.isBlank() ? services.list() : services.search(q))
                .stream().map(this::answer).toList();
    }

    @Operation(summary = "One service with its questions")
    @GetMapping("/{id}")
    ServiceAnswer get(@PathVariable String id) {
        return answer(services.get(id));
    }

    private ServiceAnswer answer(ServiceDefinition service) {
        List<QuestionAnswer> questions = service.sections().stream()
                .flatMap(section -> section.fields().stream()
                        .map(field -> new QuestionAnswer(
                                field.id(),
                                section.id(),
                                field.type().word(),
                                field.label(),
                                field.hint(),
                                switch (field.type()) {
                                    case OFFICE ->
                                        offices.list(service).stream()
                                                .map(o -> new OptionAnswer(o.id().value(), o.name()))
                                                .toList();
                                    default ->
                                        field.options().stream()
                                                .map(o -> new OptionAnswer(o.id(), o.label()))
                                                .toList();
                                })))
                .toList();
        return new ServiceAnswer(
                service.id(),
                service.version(),
                service.name(),
                service.feeOn(presenter.today()).fen(),
                service.promiseWorkingDays(),
                service.visits(),
                questions);
    }
}
