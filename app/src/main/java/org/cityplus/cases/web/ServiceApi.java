package org.cityplus.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Offices;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the city offers, for programs. */
@RestController
@RequestMapping("/api/services")
@Tag(name = "Services", description = "What the city offers")
class ServiceApi {
    private static final TypeReference<Map<String, Object>> SCHEMA = new TypeReference<>() {};

    private final ServiceCatalog services;
    private final Offices offices;
    private final CasePresenter presenter;
    private final AnswerSchema schemas;
    private final JsonMapper json;

    ServiceApi(
            ServiceCatalog services, Offices offices, CasePresenter presenter, AnswerSchema schemas, JsonMapper json) {
        this.schemas = schemas;
        this.json = json;
        this.services = services;
        this.offices = offices;
        this.presenter = presenter;
    }

    /**
     * @param schema where the JSON Schema of its answers is
     * @param feeFen the least that somebody pays today
     * @param feeDepends whether what is answered can change that
     */
    record ServiceAnswer(
            String id,
            String version,
            LocalizedText name,
            String schema,
            long feeFen,
            boolean feeDepends,
            int promiseWorkingDays,
            int visits,
            List<QuestionAnswer> questions) {}

    /**
     * @param required no form goes through without it
     * @param requiredWhenAsked it has to be answered where {@code askedWhen} holds; the same as {@code required} where that is absent
     */
    record QuestionAnswer(
            String id,
            String section,
            String type,
            boolean required,
            boolean requiredWhenAsked,
            LocalizedText label,
            @Nullable LocalizedText hint,
            @Nullable String askedWhen,
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

    @Operation(summary = "The JSON Schema of a service's answers, as they are lodged")
    @GetMapping("/{id}/schema")
    Map<String, Object> schema(@PathVariable String id) {
        return json.convertValue(schemas.document(services.get(id)), SCHEMA);
    }

    private ServiceAnswer answer(ServiceDefinition service) {
        List<QuestionAnswer> questions = service.sections().stream()
                .flatMap(section -> section.fields().stream()
                        .map(field -> new QuestionAnswer(
                                field.id(),
                                section.id(),
                                field.type().word(),
                                field.isAlwaysRequired(),
                                field.required(),
                                field.label(),
                                field.hint(),
                                field.askedWhen().orElse(null),
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
                "/api/services/" + service.id() + "/schema",
                service.leastFeeOn(presenter.today()).fen(),
                service.feeDependsOn(presenter.today()),
                service.promiseWorkingDays(),
                service.visits(),
                questions);
    }
}
