package org.cityplus.cases.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Life events as the city pack declares them, and what is said of those with a mistake. */
class LifeEventReaderTest {
    static final Path FOLDER = Path.of("../cities/chongqing/life-events");
    private static final List<ServiceDefinition> SERVICES = Services.all();

    static Map<String, byte[]> files(String event) {
        return DefinitionFiles.contents(FOLDER.resolve(event), LifeEventReader.FILES);
    }

    private static LifeEventReader.Reading read(String event, String file, String from, String to) {
        Map<String, byte[]> files = new HashMap<>(files(event));
        String before = new String(files.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
        assertThat(before).contains(from);
        files.put(file, before.replace(from, to).getBytes(StandardCharsets.UTF_8));
        return LifeEventReader.read(event, files, SERVICES, Services.CITY);
    }

    private static LifeEvent right(String event) {
        LifeEventReader.Reading reading = LifeEventReader.read(FOLDER.resolve(event), SERVICES, Services.CITY);
        return reading.event().orElseThrow(() -> new AssertionError(reading.problems()));
    }

    @Test
    void allOfTheCityAreReadWithoutAMistake() {
        LifeEventFolders folders = LifeEventFolders.read(FOLDER, SERVICES, Services.CITY);
        assertThat(folders.errors()).isEmpty();
        assertThat(folders.loaded())
                .extracting(LifeEvent::id)
                .containsExactly("having-a-child", "moving-here", "retiring");
    }

    @Test
    void theAnswersSayWhichServicesBelong() {
        LifeEvent moving = right("moving-here");
        assertThat(belonging(moving, Map.of("registered", "elsewhere", "car", "yes")))
                .containsExactly("residence-certificate", "parking-permit");
        assertThat(belonging(moving, Map.of("registered", "here", "car", "yes")))
                .containsExactly("parking-permit");
        assertThat(belonging(moving, Map.of("registered", "here", "car", "no"))).isEmpty();
        assertThat(belonging(moving, Map.of())).as("nothing is answered yet").isEmpty();
    }

    private static List<String> belonging(LifeEvent event, Map<String, String> answers) {
        Filled filled = event.filled(answers, Facts.on(LocalDate.of(2026, 11, 24)));
        return event.members().stream()
                .filter(member -> member.when() == null || filled.holds(member.when()))
                .map(LifeEvent.Member::service)
                .toList();
    }

    @Test
    void anAddressIsSharedInAllItsParts() {
        assertThat(right("moving-here").shared())
                .extracting(LifeEvent.Shared::id)
                .containsExactlyInAnyOrder("home.district", "home.line");
    }

    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            service: parking-permit, when: car|service: parking-licence, when: car|14|there is no service
            service: parking-permit, when: car|service: residence-certificate, when: car|14|is there twice
            when: car|when: cars|14|cars
            when: car|when: car == 'yes'|14|
            when: car|when: car, after: [senior-card]|14|after names services before this one
            parking-permit.home|parking-permit.plate|16|has other parts
            parking-permit.home|parking-permit.house|16|has no question
            parking-permit.home|senior-card.address|16|is not among the services
            parking-permit.home|residence-certificate.name|16|two questions of one service
            parking-permit.home|parking-permit.home.line|16|has other parts
            [residence-certificate.address, parking-permit.home]|[residence-certificate.office, parking-permit.office]|16|halls of different kinds
            [residence-certificate.address, parking-permit.home]|[residence-certificate.since, parking-permit.spaces]|16|of different types
            service: parking-permit, when: car|service: parking-permit, for: child, when: car|14|no guardian may file it
            id: moving-here|id: moving-there|2|must be the folder
            type: yes-no|type: photo|11|
            checked: 2026-11-26|checked: 2026-02-30|3|there is no day
            tint: dusk|tint: pink|6|
            """)
    void eachMistakeIsToldWithItsLine(String from, String to, int line, String words) {
        LifeEventReader.Reading reading = read("moving-here", "life-event.yaml", from, to);
        assertThat(reading.event()).isEmpty();
        assertThat(reading.problems())
                .filteredOn(problem -> problem.severity() == Problem.Severity.ERROR)
                .anySatisfy(problem -> {
                    assertThat(problem.file()).isEqualTo("life-events/moving-here/life-event.yaml");
                    assertThat(problem.line()).isEqualTo(line);
                    assertThat(problem.in(Locale.ENGLISH)).contains(words == null ? "" : words);
                });
    }

    /** docs/authoring-a-service.md, section 9, with its bicycles. */
    @Test
    void whatTheGuideSaysToWriteIsALifeEvent() throws IOException {
        String guide = Files.readString(Path.of("../docs/authoring-a-service.md"));
        Map<String, byte[]> bicycle = written(guide, "file");
        Map<String, byte[]> event = written(guide, "life-event");
        List<ServiceDefinition> services = new ArrayList<>(SERVICES);
        services.add(DefinitionReader.read("bicycle-loan", "2026-11", bicycle, Services.CITY)
                .loaded()
                .orElseThrow()
                .definition());
        LifeEventReader.Reading reading = LifeEventReader.read("new-in-town", event, services, Services.CITY);
        assertThat(reading.event()).as("%s", reading.problems()).isPresent();
        assertThat(reading.problems()).isEmpty();
    }

    private static Map<String, byte[]> written(String guide, String mark) {
        Matcher file = Pattern.compile("<!-- " + mark + ": (\\S+) -->\\s*```yaml\\n(.*?)```", Pattern.DOTALL)
                .matcher(guide);
        Map<String, byte[]> files = new HashMap<>();
        while (file.find()) {
            files.put(file.group(1), file.group(2).getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    @Test
    void aPhotoIsOnePersonsAndNoQuestionIsSharedTwice() {
        String relation = "[birth-registration.relation, passport-minor.relation]";
        String child = "[birth-registration.childName, passport-minor.name]";
        assertThat(read("having-a-child", "life-event.yaml", relation, child).problems())
                .anyMatch(problem -> problem.rule().en().contains("is shared twice"));
        assertThat(read(
                                "retiring",
                                "life-event.yaml",
                                "{ service: passport-first, when",
                                "{ service: passport-first, for: child, when")
                        .problems())
                .anyMatch(problem -> problem.rule().en().contains("a file is one person’s"));
    }

    @Test
    void wordsThatAreMissingAndWordsNobodyUsesAreTold() {
        assertThat(read("moving-here", "en.yaml", "tile: Moving here\n", "").problems())
                .anyMatch(
                        problem -> problem.file().endsWith("en.yaml") && problem.severity() == Problem.Severity.ERROR);
        assertThat(read("moving-here", "en.yaml", "parking-permit:", "parking-lot:")
                        .problems())
                .anyMatch(problem -> problem.rule().en().contains("services.parking-permit.why"))
                .anyMatch(problem -> problem.severity() == Problem.Severity.WARNING);
        Map<String, byte[]> files = new HashMap<>(files("moving-here"));
        files.remove("zh-CN.yaml");
        assertThat(LifeEventReader.read("moving-here", files, SERVICES, Services.CITY)
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.rule().en()).contains("missing"));
    }
}
