package org.cityplus.cases.web;

import java.util.List;
import java.util.Locale;
import org.cityplus.cases.definition.DocumentKind;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.Limits;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Offices;
import org.cityplus.city.City;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answers of one service as a JSON Schema. Every answer is a text as a person types it, but for blanks around it; an unanswered
 * question is left out or empty. What is lodged keeps to it, and what it requires is asked of everybody. What depends on other answers (visibility, rules between questions) a schema cannot say: the server does.
 */
@Component
class AnswerSchema {
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    /** As people type them: wide ones too, and with blanks and commas between. */
    private static final String DIGIT = "[0-9０-９]";

    private static final String BETWEEN = "[\\s,，_]*";

    private static final String ID_NUMBER =
            "[1-9](?:\\s*[0-9]){5}\\s*(?:1\\s*[89]|2\\s*0)(?:\\s*[0-9]){2}\\s*[01]\\s*[0-9]"
                    + "\\s*[0-3]\\s*[0-9](?:\\s*[0-9]){3}\\s*[0-9Xx]";

    private final Offices offices;
    private final City city;

    AnswerSchema(Offices offices, City city) {
        this.offices = offices;
        this.city = city;
    }

    /** With the dialect named, as a document of its own. */
    ObjectNode document(ServiceDefinition service) {
        ObjectNode schema = MAKE.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "/api/services/" + service.id() + "/schema");
        schema.setAll(of(service));
        return schema;
    }

    ObjectNode of(ServiceDefinition service) {
        ObjectNode schema = MAKE.objectNode();
        schema.put("title", service.name().en());
        schema.put("description", service.name().zh() + " · " + service.id() + " " + service.version());
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        var required = MAKE.arrayNode();
        service.fields().forEach(field -> {
            properties.set(field.id(), field(service, field));
            if (field.isAlwaysRequired()) {
                required.add(field.id());
            }
        });
        schema.set("required", required);
        return schema;
    }

    private ObjectNode field(ServiceDefinition service, Field field) {
        ObjectNode schema = MAKE.objectNode();
        schema.put("type", "string");
        schema.put("title", field.label().en());
        schema.put("description", field.label().zh());
        field.askedWhen().ifPresent(when -> schema.put("x-asked-when", when));
        boolean must = field.isAlwaysRequired();
        if (must) {
            schema.put("minLength", Math.max(1, field.limits().minLength()));
        }
        switch (field.type()) {
            case TEXT, LONG_TEXT -> text(schema, field, must);
            case LATIN -> {
                schema.put("maxLength", field.maxLength());
                pattern(schema, "[A-Z]+(?:[ '-][A-Z]+)*", must);
            }
            case ID_NUMBER -> pattern(schema, ID_NUMBER, must);
            case DOCUMENT_NUMBER -> documentNumber(schema, field, must);
            case MOBILE -> schema.put("x-format", "mobile-cn");
            case EMAIL -> schema.put("maxLength", 254);
            case DATE -> pattern(schema, DIGIT + "{4}-" + DIGIT + "{2}-" + DIGIT + "{2}", must);
            case NUMBER, MONEY -> number(schema, field, must);
            case CHOICE, YES_NO ->
                options(schema, field.options().stream().map(Field.Option::id).toList(), must);
            case CHOICES -> choices(schema, field, must);
            case DISTRICT ->
                options(
                        schema,
                        city.districts().keySet().stream().map(Object::toString).toList(),
                        must);
            case PHOTO -> schema.put("format", "uuid");
            case DOCUMENT ->
                pattern(
                        schema,
                        "[0-9a-f-]{36}(,[0-9a-f-]{36}){0,"
                                + (field.documentRule().maxFiles() - 1) + "}",
                        must);
            case OFFICE ->
                options(
                        schema,
                        offices.list(service).stream()
                                .map(office -> office.id().value())
                                .toList(),
                        must);
            case DECLARATION -> options(schema, field.required() ? List.of("yes") : List.of("yes", "no"), must);
        }
        return schema;
    }

    private static void text(ObjectNode schema, Field field, boolean must) {
        schema.put("maxLength", field.maxLength());
        String pattern = field.limits().pattern();
        if (pattern != null) {
            pattern(schema, pattern, must);
        }
    }

    private static void documentNumber(ObjectNode schema, Field field, boolean must) {
        DocumentKind kind = field.limits().kind();
        if (kind != null) {
            schema.put("x-kind", kind.word());
        }
        if (must) {
            schema.put("minLength", 1);
        }
    }

    private static void number(ObjectNode schema, Field field, boolean must) {
        Limits limits = field.limits();
        schema.put("x-number", field.type().name().toLowerCase(Locale.ROOT));
        if (limits.min() != null) {
            schema.put("x-minimum", limits.min());
        }
        if (limits.max() != null) {
            schema.put("x-maximum", limits.max());
        }
        String digit = BETWEEN + DIGIT;
        String decimals = "(?:" + BETWEEN + "[.．](?=" + digit + ")(?:" + digit + "){0," + limits.decimals() + "}(?:"
                + BETWEEN + "[0０])*)?";
        pattern(schema, BETWEEN + "[-+]?(?:" + digit + "){1,12}" + decimals + BETWEEN, must);
    }

    private static void choices(ObjectNode schema, Field field, boolean must) {
        String one = "("
                + String.join(
                        "|", field.options().stream().map(Field.Option::id).toList()) + ")";
        pattern(schema, "[\\s,]*" + one + "(?:\\s*,[\\s,]*" + one + ")*[\\s,]*", must);
    }

    private static void options(ObjectNode schema, List<String> options, boolean must) {
        var list = schema.putArray("enum");
        options.forEach(list::add);
        if (!must) {
            list.add("");
        }
    }

    private static void pattern(ObjectNode schema, String pattern, boolean must) {
        schema.put("pattern", must ? "^(?:" + pattern + ")$" : "^(?:" + pattern + ")?$");
    }
}
