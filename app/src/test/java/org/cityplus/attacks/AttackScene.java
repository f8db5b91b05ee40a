package org.cityplus.attacks;

import static org.cityplus.testing.Forms.csrf;

import java.io.UnsupportedEncodingException;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cityplus.access.Endpoint;
import org.cityplus.access.Endpoints;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.channels.Note;
import org.cityplus.channels.NotificationDraft;
import org.cityplus.channels.Notifications;
import org.cityplus.channels.inbox.Inbox;
import org.cityplus.identity.Audience;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Role;
import org.cityplus.kernel.Message;
import org.cityplus.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A resident with one record of each kind, and every address with who may use it; the same for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AttackScene extends DemoCityTest {
    private static final AtomicInteger ADDRESS = new AtomicInteger();
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)}");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Applications applications;

    @Autowired
    Notifications notifications;

    @Autowired
    Inbox inbox;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    Resident owner = new Resident(new UUID(0, 0), "");
    String agency = "";
    Map<String, String> records = Map.of();

    @BeforeEach
    void aResidentWithRecords() {
        if (records.isEmpty()) {
            recordsOfOneResident();
        }
        boolean hasDraft = count(
                        "select count(*) from cases.draft where id = ?::uuid and lodged_as is null",
                        records.getOrDefault("draft", ""))
                > 0;
        if (!hasDraft) {
            records.put("draft", applicants.completeDraft(owner).id().toString());
        }
    }

    private void recordsOfOneResident() {
        owner = applicants.newResident();
        CaseRow row = applicants.paid(owner);
        agency = row.agency().value();
        Message text = Message.of("test.services");
        notifications.send(new NotificationDraft(
                owner.id(),
                row.agency(),
                "attack",
                "test.attack",
                new Note(text, text, new Note.State(Note.Tone.LEAF, text), List.of(), text),
                "/cases"));
        records = new HashMap<>(Map.of(
                "draft",
                applicants.completeDraft(owner).id().toString(),
                "case",
                row.id().toString(),
                "order",
                applications.settledOrder(row.id()).id().toString(),
                "note",
                inbox.all(owner.id(), Long.MAX_VALUE, 1).getFirst().id().toString(),
                "id",
                "passport-first",
                "district",
                "500103",
                "agency",
                agency,
                "day",
                "2001-01-01",
                "section",
                "contact",
                "field",
                "photo"));
        records.put("entry", "9223372036854775807");
    }

    /**
     * A part of the values for each address, another for the next one: together the addresses meet all of them in a quick
     * run; each address meets all in a deep one.
     */
    static <T> List<T> someOf(List<T> values, int most, Endpoint endpoint) {
        int from = Endpoints.ALL.indexOf(endpoint);
        return Stream.iterate(0, i -> i + 1)
                .limit(Math.min(most, values.size()))
                .map(i -> values.get((from * most + i) % values.size()))
                .toList();
    }

    static List<Endpoint> endpoints() {
        return Endpoints.ALL;
    }

    /** Somebody the door is open to: the owner, or staff of the case's agency in the door's role. */
    @Nullable
    Viewer rightful(Endpoint endpoint) {
        Audience audience = endpoint.audience();
        if (audience == Audience.ANYONE) {
            return null;
        }
        return audience == Audience.RESIDENT ? owner : desk.officer(agency, roleOf(audience));
    }

    private static Role roleOf(Audience audience) {
        return Arrays.stream(Role.values())
                .filter(role -> audience.roles().contains(role.name()))
                .findFirst()
                .orElse(Role.OFFICER);
    }

    /** The address with this scene's records in it; what none is known for becomes an id of nothing. */
    String path(Endpoint endpoint, Map<String, String> with) {
        return VARIABLE.matcher(endpoint.path())
                        .replaceAll(variable -> Matcher.quoteReplacement(with.getOrDefault(
                                variable.group(1), UUID.randomUUID().toString())))
                + endpoint.rest();
    }

    MockHttpServletRequestBuilder request(Endpoint endpoint, @Nullable Viewer viewer, String path) {
        return request(endpoint.method(), viewer, path, endpoint.body());
    }

    MockHttpServletRequestBuilder request(
            HttpMethod method, @Nullable Viewer viewer, String path, @Nullable String body) {
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.request(method, URI.create(path));
        if (path.startsWith("/api/")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        } else {
            request.with(csrf());
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        } else if (path.contains("/photos")) {
            request.contentType(MediaType.MULTIPART_FORM_DATA);
        } else if (!method.equals(HttpMethod.GET)) {
            request.contentType(MediaType.APPLICATION_FORM_URLENCODED);
        }
        if (viewer != null) {
            request.with(Applicants.as(viewer));
        }
        // An address of its own each time: limits against floods have a test of their own.
        int n = ADDRESS.incrementAndGet();
        request.with(asked -> {
            asked.setRemoteAddr("198.18." + n / 250 % 250 + "." + n % 250);
            return asked;
        });
        return request;
    }

    MvcTestResult sent(MockHttpServletRequestBuilder request) {
        return mvc.perform(request);
    }

    static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isPage(MvcTestResult result) {
        String type = result.getResponse().getContentType();
        return type != null && type.startsWith("text/html");
    }

    Optional<HandlerMethod> handlerOf(Endpoint endpoint) {
        String shape = VARIABLE.matcher(endpoint.path()).replaceAll("{}");
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(each -> each.getKey().getPatternValues().stream()
                        .anyMatch(pattern ->
                                VARIABLE.matcher(pattern).replaceAll("{}").equals(shape)))
                .filter(each -> each.getKey().getMethodsCondition().getMethods().stream()
                        .anyMatch(
                                method -> method.name().equals(endpoint.method().name())))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** What a form or a query may name. */
    List<String> parametersOf(Endpoint endpoint) {
        return handlerOf(endpoint).stream()
                .flatMap(handler -> Arrays.stream(handler.getMethod().getParameters()))
                .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                .filter(parameter -> !Map.class.isAssignableFrom(parameter.getType()))
                .map(AttackScene::nameOf)
                .toList();
    }

    private static String nameOf(Parameter parameter) {
        RequestParam named = java.util.Objects.requireNonNull(parameter.getAnnotation(RequestParam.class));
        String name = named.name().isEmpty() ? named.value() : named.name();
        return name.isEmpty() ? parameter.getName() : name;
    }

    /** The fields of the JSON an endpoint takes; those of the passport's form where any may be named. */
    List<String> fieldsOf(Endpoint endpoint) {
        return handlerOf(endpoint).stream()
                .flatMap(handler -> Arrays.stream(handler.getMethod().getParameters()))
                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                .flatMap(parameter -> parameter.getType().isRecord()
                        ? Arrays.stream(parameter.getType().getRecordComponents())
                                .map(RecordComponent::getName)
                        : Stream.of("name", "photo", "idNumber", "mobile", "office"))
                .toList();
    }

    boolean takesJson(Endpoint endpoint) {
        return handlerOf(endpoint).stream()
                .flatMap(handler -> Arrays.stream(handler.getMethod().getParameters()))
                .anyMatch(parameter -> parameter.isAnnotationPresent(RequestBody.class));
    }

    /** Fields added to a form; those that end an owner's draft are left out by who asks. */
    MockHttpServletRequestBuilder form(Endpoint endpoint, Consumer<MockHttpServletRequestBuilder> fields) {
        MockHttpServletRequestBuilder request = request(endpoint, rightful(endpoint), path(endpoint, records));
        fields.accept(request);
        return request;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
