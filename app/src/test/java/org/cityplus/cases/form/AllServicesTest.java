package org.cityplus.cases.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.definition.Services;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.cases.testing.Fixtures;
import org.cityplus.city.City;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.FieldError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

/** Every service of the city, filled in rightly and just not: the check, the schema and the pages agree. */
class AllServicesTest extends DemoCityTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Autowired
    ServiceCatalog services;

    @Autowired
    FormCheck check;

    @Autowired
    ApplicantFacts facts;

    @Autowired
    Offices offices;

    @Autowired
    City city;

    @Autowired
    JsonMapper json;

    @Autowired
    MockMvcTester mvc;

    private Resident resident = new Resident(new java.util.UUID(0, 0), "");
    private String photo = "";

    @BeforeEach
    void somebodyWithAPhoto() {
        resident = applicants.newResident();
        photo = applicants.answers(resident).getOrDefault("photo", "");
    }

    private List<FieldError> errors(ServiceDefinition service, Map<String, String> answers) {
        return check.check(
                service, resident.id(), service.fields().toList(), facts.filled(resident.id(), service, answers));
    }

    static List<String> all() {
        return Services.all().stream()
                .map(service -> service.id() + " " + service.version())
                .toList();
    }

    /** The schema that is told is that of the version in force. */
    static List<String> inForce() {
        return Services.all().stream()
                .filter(service -> service.isOfferedOn(TODAY))
                .map(service -> service.id() + " " + service.version())
                .toList();
    }

    private Fixtures fixtures(ServiceDefinition service, long seed) {
        return new Fixtures(
                service,
                seed,
                TODAY,
                photo,
                offices.list(service).stream()
                        .map(office -> office.id().value())
                        .toList(),
                city.districts().keySet().stream().map(Object::toString).toList());
    }

    private boolean isRight(ServiceDefinition service, Map<String, String> answers) {
        return errors(service, answers).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void rightAnswersAreRightAndEachThatIsJustWrongIsNamed(String name) {
        ServiceDefinition service = services.get(name.split(" ")[0], name.split(" ")[1]);
        for (long seed = 1; seed <= 3; seed++) {
            Fixtures fixtures = fixtures(service, seed);
            Map<String, String> right = fixtures.valid(answers -> isRight(service, answers));
            assertThat(right).isNotEmpty();
            for (Fixtures.Broken broken : fixtures.broken(right)) {
                Map<String, String> answers = new HashMap<>(right);
                answers.put(broken.field().id(), broken.answer());
                assertThat(errors(service, answers))
                        .as("%s: «%s»", broken.field().id(), broken.answer())
                        .anyMatch(error -> error.field().equals(broken.field().id()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("inForce")
    void theSchemaOfTheAnswersTakesWhatIsRightAndRefusesWhatIsOfAnotherShape(String name) throws Exception {
        ServiceDefinition service = services.get(name.split(" ")[0], name.split(" ")[1]);
        assertThat(services.find(service.id())).as("in force").contains(service);
        Schema schema = schemaOf(service);
        Fixtures fixtures = fixtures(service, 7);
        Map<String, String> right = fixtures.valid(answers -> isRight(service, answers));
        assertThat(schema.validate(json.valueToTree(right)))
                .as("right: %s", right)
                .isEmpty();
        Map<String, String> unknown = new HashMap<>(right);
        unknown.put("noSuchQuestion", "x");
        assertThat(schema.validate(json.valueToTree(unknown))).isNotEmpty();
        for (Fixtures.Broken broken : fixtures.broken(right)) {
            boolean bySchema = broken.field().type() == FieldType.CHOICE
                    || broken.field().type() == FieldType.OFFICE
                    || broken.field().type() == FieldType.LATIN
                    || broken.field().type() == FieldType.TEXT;
            if (bySchema && !broken.answer().isEmpty()) {
                Map<String, String> answers = new HashMap<>(right);
                answers.put(broken.field().id(), broken.answer());
                assertThat(schema.validate(json.valueToTree(answers)))
                        .as("%s: «%s»", broken.field().id(), broken.answer())
                        .isNotEmpty();
            }
        }
    }

    private Schema schemaOf(ServiceDefinition service) throws Exception {
        String document = mvc.get()
                .uri("/api/services/{id}/schema", service.id())
                .exchange()
                .getResponse()
                .getContentAsString();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(json.readTree(document));
    }

    private Set<String> required(ServiceDefinition service) throws Exception {
        Set<String> required = new TreeSet<>();
        json.readTree(mvc.get()
                        .uri("/api/services/{id}/schema", service.id())
                        .exchange()
                        .getResponse()
                        .getContentAsString())
                .get("required")
                .forEach(id -> required.add(id.asString()));
        return required;
    }

    /** Whatever lodging takes keeps to the schema, also as people type it; what the schema requires nobody can leave out. */
    @ParameterizedTest
    @MethodSource("inForce")
    void theSchemaRequiresWhatLodgingRequiresOfEverybody(String name) throws Exception {
        ServiceDefinition service = services.get(name.split(" ")[0], name.split(" ")[1]);
        Schema schema = schemaOf(service);
        Set<String> required = required(service);
        Set<String> leftOut = new TreeSet<>();
        for (long seed = 1; seed <= 25; seed++) {
            Map<String, String> right = fixtures(service, seed).valid(answers -> isRight(service, answers));
            Map<String, String> typed = new HashMap<>(right);
            service.fields()
                    .filter(field -> right.containsKey(field.id()))
                    .forEach(
                            field -> typed.compute(field.id(), (id, answer) -> asTyped(field, String.valueOf(answer))));
            assertThat(errors(service, typed)).as("lodging takes %s", typed).isEmpty();
            for (Map<String, String> answers : List.of(right, typed)) {
                assertThat(schema.validate(json.valueToTree(answers)))
                        .as("accepted: %s", answers)
                        .isEmpty();
            }
            for (String question : required) {
                Map<String, String> without = new HashMap<>(right);
                without.remove(question);
                assertThat(errors(service, without))
                        .as("without %s", question)
                        .anyMatch(error -> error.field().equals(question));
                assertThat(schema.validate(json.valueToTree(without)))
                        .as("without %s", question)
                        .isNotEmpty();
            }
            service.fields().filter(field -> !right.containsKey(field.id())).forEach(field -> leftOut.add(field.id()));
        }
        assertThat(required).doesNotContainAnyElementsOf(leftOut);
        assertThat(toldAsRequired(service))
                .as("the list of questions says the same")
                .isEqualTo(required);
    }

    private Set<String> toldAsRequired(ServiceDefinition service) throws Exception {
        Set<String> told = new TreeSet<>();
        json.readTree(mvc.get()
                        .uri("/api/services/{id}", service.id())
                        .exchange()
                        .getResponse()
                        .getContentAsString())
                .get("questions")
                .forEach(question -> {
                    if (question.get("required").asBoolean()) {
                        told.add(question.get("id").asString());
                    } else if (question.get("requiredWhenAsked").asBoolean()) {
                        assertThat(question.get("askedWhen").asString("")).isNotBlank();
                    }
                });
        return told;
    }

    /** The same answer as people write it, which lodging understands. */
    private static String asTyped(Field field, String answer) {
        return switch (field.type()) {
            case ID_NUMBER ->
                (answer.substring(0, 6) + " " + answer.substring(6, 14) + " " + answer.substring(14))
                        .toLowerCase(Locale.ROOT);
            case NUMBER, MONEY -> " " + wide(answer.contains(".") ? answer : answer + ".0") + " ";
            case DATE -> wide(answer);
            case CHOICES -> answer.replace(",", " , ") + ",";
            default -> answer;
        };
    }

    private static String wide(String digits) {
        return digits.chars()
                .mapToObj(c -> String.valueOf((char) (c >= '0' && c <= '9' ? c - '0' + '０' : c)))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("all")
    void itsPagesAnswerInBothLanguages(String name) {
        String id = name.split(" ")[0];
        for (String language : List.of("zh-CN", "en")) {
            for (String path : List.of("/services/" + id, "/services/" + id + "/print")) {
                assertThat(mvc.get().uri(path).header("Accept-Language", language))
                        .hasStatusOk();
            }
            assertThat(mvc.get()
                            .uri("/services/" + id + "/chat")
                            .header("Accept-Language", language)
                            .with(Applicants.as(resident)))
                    .hasStatusOk();
        }
    }
}
