package org.cityplus.cases.web;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import org.cityplus.cases.definition.ServiceCatalog;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Names the answers of each service in the OpenAPI document, and says that lodging takes one of them. */
@Component
class AnswerSchemas implements OpenApiCustomizer {
    private final ServiceCatalog services;
    private final AnswerSchema schemas;

    AnswerSchemas(ServiceCatalog services, AnswerSchema schemas) {
        this.services = services;
        this.schemas = schemas;
    }

    @Override
    public void customise(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        Schema<Object> any = new Schema<>();
        services.list().forEach(service -> {
            String name = "answers-" + service.id();
            api.getComponents().addSchemas(name, read(schemas.of(service).toString()));
            any.addAnyOfItem(new Schema<>().$ref("#/components/schemas/" + name));
        });
        Schema<?> lodging = api.getComponents().getSchemas().get("ToLodge");
        if (lodging != null && any.getAnyOf() != null) {
            lodging.addProperty("answers", any);
        }
    }

    private static Schema<?> read(String json) {
        try {
            return Json31.mapper().readValue(json, Schema.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
