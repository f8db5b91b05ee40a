package org.cityplus.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.testing.Forms.csrf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cityplus.cases.definition.LifeEvent;
import org.cityplus.cases.definition.LifeEventCatalog;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifeevent.Bundles;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.channels.Note;
import org.cityplus.channels.NotificationDraft;
import org.cityplus.channels.Notifications;
import org.cityplus.channels.inbox.Inbox;
import org.cityplus.identity.Audience;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Role;
import org.cityplus.kernel.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Roles down, addresses across: the owner, another resident, the case's officer, another agency's, nobody. */
class AccessMatrixTest extends DemoCityTest {
    static final List<Endpoint> ALL = Endpoints.ALL;

    private static final AtomicInteger ADDRESS = new AtomicInteger();

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Drafts drafts;

    @Autowired
    LifeEventCatalog events;

    @Autowired
    Bundles bundles;

    @Autowired
    Applications applications;

    @Autowired
    Notifications notifications;

    @Autowired
    Inbox inbox;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private Map<String, Object> records = Map.of();
    private RequestPostProcessor owner = request -> request;
    private RequestPostProcessor stranger = request -> request;
    private String agency = "";
    private RequestPostProcessor otherOfficer = request -> request;

    @BeforeEach
    void recordsOfOneResident() {
        Resident chen = applicants.newResident();
        CaseRow row = applicants.paid(chen);
        owner = Applicants.as(chen);
        stranger = Applicants.as(applicants.newResident());
        agency = row.agency().value();
        var text = Message.of("test.services");
        notifications.send(new NotificationDraft(
                chen.id(),
                row.agency(),
                "matrix",
                "test.matrix",
                new Note(text, text, new Note.State(Note.Tone.LEAF, text), List.of(), text),
                "/cases"));
        records = Map.ofEntries(
                Map.entry("draft", applicants.completeDraft(chen).id()),
                Map.entry("case", row.id()),
                Map.entry("order", applications.settledOrder(row.id()).id()),
                Map.entry(
                        "note",
                        inbox.all(chen.id(), Long.MAX_VALUE, 1).getFirst().id()),
                Map.entry("id", "passport-first"),
                Map.entry("event", "moving-here"),
                Map.entry("bundle", bundle(chen)),
                Map.entry("page", "parking-permit.car"),
                Map.entry("entry", Long.MAX_VALUE),
                Map.entry("uuid", UUID.randomUUID()),
                Map.entry("district", "500103"),
                Map.entry("agency", row.agency()),
                Map.entry("office", row.office()),
                Map.entry("year", "2026"),
                Map.entry("text", "map.note"),
                Map.entry("feature", "mandates"),
                Map.entry("day", "2001-01-01"),
                Map.entry("month", "2001-01"),
                Map.entry("section", "contact"),
                Map.entry("field", "photo"));
    }

    /** Somebody who moved here with a car, and has not filled in the form. */
    private UUID bundle(Resident resident) {
        LifeEvent moving = events.get("moving-here");
        Map<String, String> answers = Map.of("registered", "here", "car", "yes");
        UUID id = bundles.begin(resident.id(), moving, resident.id(), null, answers)
                .id();
        return bundles.choose(resident.id(), id, Set.of("parking-permit")).id();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void whoIsAnsweredWhat(Endpoint endpoint) {
        int anonymous = endpoint.isApi() ? 401 : 302;
        List<Integer> expected = switch (endpoint.audience()) {
            case ANYONE -> List.of(endpoint.own(), endpoint.own(), endpoint.own(), endpoint.own(), endpoint.own());
            case RESIDENT -> List.of(endpoint.others(), 403, 403, anonymous, endpoint.own());
            case OFFICER,
                    SUPERVISOR,
                    CLERK,
                    SYSTEM_ADMINISTRATOR,
                    SECURITY_ADMINISTRATOR,
                    AUDIT_ADMINISTRATOR,
                    SECOND_ADMINISTRATOR,
                    STAFF -> List.of(403, endpoint.others(), 403, anonymous, endpoint.own());
        };
        Officer rightful = inTheRole(endpoint.audience(), agency);
        otherOfficer = Applicants.as(inTheRole(endpoint.audience(), desk.newAgency()));
        boolean isForStaff = endpoint.audience() != Audience.ANYONE && endpoint.audience() != Audience.RESIDENT;
        RequestPostProcessor own = isForStaff ? Applicants.as(rightful) : owner;
        RequestPostProcessor notOwn = isForStaff ? owner : Applicants.as(rightful);
        List<Integer> answers = new ArrayList<>();
        // The owner last: what others do before must not have changed a thing.
        for (RequestPostProcessor who : List.of(stranger, otherOfficer, notOwn, request -> request, own)) {
            answers.add(asked(endpoint, who));
        }
        assertThat(answers)
                .as("another resident, another agency's officer, the other kind, nobody, the rightful one")
                .isEqualTo(expected);
    }

    /** Every role but the one the door is for. */
    @Test
    void noOtherRoleComesIn() {
        Map<Endpoint, Integer> answers = new LinkedHashMap<>();
        for (Endpoint endpoint : ALL) {
            Role[] others = Arrays.stream(Role.values())
                    .filter(role -> !endpoint.audience().roles().contains(role.name()))
                    .toArray(Role[]::new);
            if (others.length < Role.values().length) {
                answers.put(endpoint, asked(endpoint, Applicants.as(desk.officer(agency, others))));
            }
        }
        assertThat(answers).isNotEmpty();
        answers.values().removeIf(status -> status == 403);
        assertThat(answers).isEmpty();
    }

    private Officer inTheRole(Audience audience, String agency) {
        return Arrays.stream(Role.values())
                .filter(role -> audience.roles().contains(role.name()))
                .findFirst()
                .map(role -> desk.officer(agency, role))
                .orElseGet(() -> desk.officer(agency));
    }

    static final List<Endpoint> OF_DRAFTS =
            ALL.stream().filter(each -> each.path().contains("{draft}")).toList();

    @ParameterizedTest
    @FieldSource("OF_DRAFTS")
    void aDraftSurvivesWhatOthersDo(Endpoint endpoint) {
        asked(endpoint, stranger);
        Endpoint read = new Endpoint(HttpMethod.GET, "/api/drafts/{draft}", Audience.RESIDENT, 200, 404, "", null);
        assertThat(asked(read, owner)).isEqualTo(200);
    }

    /** A new address is in no line of the table yet: decide who may use it and add the line. */
    @Test
    void everyAddressIsInTheTable() {
        Set<String> missing = mapped();
        missing.removeAll(ALL.stream().map(AccessMatrixTest::shape).collect(Collectors.toSet()));
        missing.removeAll(
                Endpoints.ELSEWHERE.stream().map(AccessMatrixTest::shape).collect(Collectors.toSet()));
        assertThat(missing).isEmpty();
    }

    @Test
    void everyLineOfTheTableIsAnAddress() {
        Set<String> lines = ALL.stream().map(AccessMatrixTest::shape).collect(Collectors.toCollection(TreeSet::new));
        lines.removeAll(mapped());
        assertThat(lines).isEmpty();
    }

    @Test
    void anAddressThatIsNotInTheTableIsNoticed() {
        assertThat(mapped()).contains("GET /cases/{}").doesNotContain("GET /nowhere");
    }

    private Set<String> mapped() {
        Set<String> found = new TreeSet<>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("org.cityplus")) {
                names(info).forEach(found::add);
            }
        });
        return found;
    }

    private static Stream<String> names(RequestMappingInfo info) {
        Set<String> methods =
                info.getMethodsCondition().getMethods().stream().map(Enum::name).collect(Collectors.toSet());
        return info.getPatternValues().stream()
                .filter(path -> !path.equals("/error"))
                .flatMap(path ->
                        (methods.isEmpty() ? Set.of("*") : methods).stream().map(method -> shape(method + " " + path)));
    }

    private static String shape(Endpoint endpoint) {
        return shape(endpoint.name());
    }

    private static String shape(String name) {
        return name.replaceAll("\\{([^{}]|\\{[^}]*})*}", "{}");
    }

    private int asked(Endpoint endpoint, RequestPostProcessor who) {
        String path = endpoint.path() + endpoint.rest();
        for (Map.Entry<String, Object> each : records.entrySet()) {
            path = path.replace("{" + each.getKey() + "}", each.getValue().toString());
        }
        var request =
                mvc.method(endpoint.method()).uri(path).with(csrf()).with(who).with(from());
        String body = endpoint.body();
        if (body != null) {
            request = request.contentType(MediaType.APPLICATION_JSON).content(body);
        } else if (path.endsWith("/photos") || path.endsWith("/api/documents")) {
            request = request.contentType(MediaType.MULTIPART_FORM_DATA);
        } else {
            request = request.contentType(MediaType.APPLICATION_FORM_URLENCODED);
        }
        return request.exchange().getResponse().getStatus();
    }

    /** An address of its own each time: limits against floods are tested elsewhere. */
    private static RequestPostProcessor from() {
        return request -> {
            request.setRemoteAddr("203.0.113." + ADDRESS.incrementAndGet() % 250);
            return request;
        };
    }
}
