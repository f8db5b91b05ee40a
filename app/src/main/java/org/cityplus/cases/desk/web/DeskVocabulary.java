package org.cityplus.cases.desk.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cityplus.cases.desk.View;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Tells programs which words the desk takes, as its code knows them. */
@Component
class DeskVocabulary implements OpenApiCustomizer {
    private static final List<String> VIEWS =
            Stream.of(View.values()).map(View::word).toList();

    @Override
    public void customise(OpenAPI api) {
        allow(api, "ActRequest", "act", Words.of(ActWord.ALL));
        allow(api, "BulkRequest", "act", Words.of(ActWord.BULK));
        allow(api, "DecisionRequest", "decision", Words.of(DecisionForm.CHOICES));
        allow(api, "ViewRequest", "view", VIEWS);
        Optional.ofNullable(api.getPaths())
                .map(paths -> paths.get("/api/desk/queue"))
                .map(PathItem::getGet)
                .map(Operation::getParameters)
                .stream()
                .flatMap(List::stream)
                .filter(parameter -> "view".equals(parameter.getName()))
                .map(parameter -> parameter.getSchema())
                .forEach(schema -> allow(schema, VIEWS));
    }

    private static void allow(OpenAPI api, String request, String field, List<String> words) {
        Map<String, Schema<?>> fields = fields(api, request);
        allow(Objects.requireNonNull(fields.get(field), () -> request + " has no " + field), words);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the library's maps are of raw schemas
    private static Map<String, Schema<?>> fields(OpenAPI api, String request) {
        Schema<?> schema = api.getComponents().getSchemas().get(request);
        return (Map) Objects.requireNonNull(schema, request).getProperties();
    }

    @SuppressWarnings("unchecked") // what is typed is a text
    private static void allow(Schema<?> schema, List<String> words) {
        ((Schema<String>) schema).setEnum(words);
    }
}
