package org.cityplus.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.LocalizedText;
import org.junit.jupiter.api.Test;

/** The whole city as one file: what is written is read again, and nothing hostile gets in. */
class ArchiveTest {
    private static final City CITY = City.load(Packs.CHONGQING);
    private static final String WORDS = "渝中 Hall,\"'’;:#&*!|>%`[]{}~\\é😀<script>\t?-=@0";

    @Test
    void theCityPackIsSuchAnArchive() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(Packs.CHONGQING)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(Packs.CHONGQING.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        Problems problems = new Problems();
        Archive.Contents contents = Archive.read(Archive.write(files), problems);
        assertThat(problems.list()).isEmpty();
        assertThat(contents.leftOut())
                .contains("city.yaml", "services/passport-first/2026-11/service.yaml", "villages.csv", "laws.yaml");
        assertThat(read(contents).rows()).isEqualTo(CITY.edition().rows());
    }

    @Test
    void theSameCityIsTheSameFile() {
        assertThat(export(CITY.edition())).isEqualTo(export(CITY.edition()));
    }

    @Property(tries = 200, seed = "20261125")
    void whatIsExportedIsReadAgain(@ForAll long seed) {
        Edition edition = invented(new Random(seed));
        Problems problems = new Problems();
        Edition again = read(Archive.read(export(edition), problems));
        assertThat(problems.list()).isEmpty();
        assertThat(again.rows()).isEqualTo(edition.rows());
        assertThat(again.agencies().keySet())
                .containsExactlyElementsOf(edition.agencies().keySet());
        assertThat(new CityBook.Brought(again, true, List.of())
                        .over(edition, Instant.EPOCH)
                        .rows())
                .isEqualTo(edition.rows());
    }

    /** Whatever comes, it is read or refused with its mistakes; nothing else happens. */
    @Property(tries = 500, seed = "20261126")
    void brokenArchivesAreRefusedOrRead(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] archive = export(CITY.edition());
        for (int i = random.nextInt(8); i >= 0; i--) {
            archive[random.nextInt(archive.length)] = (byte) random.nextInt(256);
        }
        readAnything(archive);
    }

    @Property(tries = 500, seed = "20261127")
    void brokenFilesAreRefusedOrRead(@ForAll long seed) {
        Random random = new Random(seed);
        Map<String, byte[]> files = new TreeMap<>(
                EditionFiles.write(CITY.edition(), CITY.features()).files());
        List<String> names = List.copyOf(files.keySet());
        String name = names.get(random.nextInt(names.size()));
        byte[] bytes = Objects.requireNonNull(files.get(name)).clone();
        for (int i = random.nextInt(20); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte)
                    (random.nextBoolean() ? random.nextInt(256) : WORDS.charAt(random.nextInt(WORDS.length())) & 0x7f);
        }
        files.put(name, bytes);
        readAnything(Archive.write(files));
    }

    private static void readAnything(byte[] archive) {
        assertThatCode(() -> {
                    Problems problems = new Problems();
                    Archive.Contents contents = Archive.read(archive, problems);
                    if (problems.none()) {
                        EditionFiles.read(
                                new Pack(new Memory(contents.files()), problems),
                                CITY.currentDistricts(),
                                CITY.features());
                    }
                    assertThat(problems.list()).allSatisfy(problem -> {
                        assertThat(problem.file()).isNotBlank();
                        assertThat(problem.wrong().key()).isNotBlank();
                    });
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aBombIsCountedAsItComesOut() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("agencies.csv"));
            byte[] nothing = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                zip.write(nothing);
            }
        }
        assertThat(bytes.size()).isLessThan(200_000);
        assertThat(mistakes(bytes.toByteArray()))
                .singleElement()
                .asString()
                .contains("size: must be at most 2 MB a file and 8 MB together");
    }

    @Test
    void tooManyEntriesAreRefused() {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 501; i++) {
            files.put("services/a" + i + "/service.yaml", new byte[0]);
        }
        assertThat(mistakes(Archive.write(files))).singleElement().asString().contains("entries: must be at most 500");
    }

    @Test
    void namesThatLeadElsewhereAreRefused() {
        for (String name : List.of(
                "../agencies.csv",
                "/agencies.csv",
                "..\\agencies.csv",
                "C:agencies.csv",
                "calendar/../../x.csv",
                "services/../city",
                "demo/..",
                "chongqing/agencies.csv",
                "agencies.csv\u0000.txt",
                "a\nb")) {
            assertThat(mistakes(Archive.write(Map.of(name, new byte[1]))))
                    .as(name)
                    .singleElement()
                    .asString()
                    .contains("name: must be a file of a city pack")
                    .doesNotContain("\n", "\u0000");
        }
    }

    @Test
    void theSameFileTwiceIsRefused() throws IOException {
        // ZipOutputStream refuses to write it, so one name is changed in the finished bytes.
        byte[] archive = Archive.write(Map.of("agencies.csv", new byte[1], "agenciez.csv", new byte[1]));
        String text = new String(archive, StandardCharsets.ISO_8859_1).replace("agenciez", "agencies");
        assertThat(mistakes(text.getBytes(StandardCharsets.ISO_8859_1)))
                .anySatisfy(mistake -> assertThat(mistake).contains("name: must be in the archive once"));
    }

    @Test
    void whatIsNoArchiveIsRefused() {
        assertThat(mistakes("id,kind".getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .asString()
                .contains("archive, file: must be a ZIP archive");
        assertThat(mistakes(new byte[0])).hasSize(1);
    }

    @Test
    void anotherEncodingIsRefusedAndNeverReplaced() {
        Memory files = EditionFiles.write(CITY.edition(), CITY.features());
        String agencies = text(files);
        files.files().put("agencies.csv", agencies.getBytes(Charset.forName("GBK")));
        assertThat(mistakes(Archive.write(files.files())))
                .anySatisfy(mistake -> assertThat(mistake).contains("agencies.csv, file: must be a table in UTF-8"));
    }

    /** A cell a spreadsheet would work out never comes in, so it never goes out either. */
    @Test
    void formulasAreRefused() {
        for (String formula : List.of("=1+1", "+1", "-1", "@SUM(A1)")) {
            Memory files = EditionFiles.write(CITY.edition(), CITY.features());
            String agencies = text(files);
            files.files()
                    .put("agencies.csv", agencies.replace("重庆市民服务", formula).getBytes(StandardCharsets.UTF_8));
            assertThat(mistakes(Archive.write(files.files())))
                    .as(formula)
                    .singleElement()
                    .asString()
                    .contains("agencies.csv:40, name_zh: must not begin with = + - or @");
        }
    }

    @Test
    void aSwitchNobodyKnowsIsRefused() {
        Memory files = EditionFiles.write(CITY.edition(), CITY.features());
        files.files().put("switches.csv", "feature,on\nlift,false\nmandates,maybe\n".getBytes(StandardCharsets.UTF_8));
        assertThat(mistakes(Archive.write(files.files())))
                .satisfiesExactly(
                        mistake -> assertThat(mistake).contains("switches.csv:2, feature: must be something"),
                        mistake -> assertThat(mistake).contains("switches.csv:3, on: must be true or false"));
    }

    private static String text(Memory files) {
        return new String(Objects.requireNonNull(files.files().get("agencies.csv")), StandardCharsets.UTF_8);
    }

    private static List<String> mistakes(byte[] archive) {
        Problems problems = new Problems();
        Archive.Contents contents = Archive.read(archive, problems);
        if (problems.none()) {
            EditionFiles.read(
                    new Pack(new Memory(contents.files()), problems), CITY.currentDistricts(), CITY.features());
        }
        return problems.list().stream().map(PackProblem::toString).toList();
    }

    private static byte[] export(Edition edition) {
        return Archive.write(EditionFiles.write(edition, CITY.features()).files());
    }

    private static Edition read(Archive.Contents contents) {
        Problems problems = new Problems();
        Edition edition = EditionFiles.read(
                new Pack(new Memory(contents.files()), problems), CITY.currentDistricts(), CITY.features());
        assertThat(problems.list()).isEmpty();
        return edition;
    }

    private static Edition invented(Random random) {
        List<DistrictCode> districts = List.copyOf(CITY.currentDistricts());
        Map<AgencyId, Agency> agencies = new LinkedHashMap<>();
        Map<OfficeId, Office> offices = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            List<Agency> open =
                    agencies.values().stream().filter(Agency::isOpen).toList();
            Agency agency = new Agency(
                    new AgencyId("a" + random.nextInt(1000) + "-" + i),
                    random.nextBoolean() ? "exit-entry" : "taxes",
                    random.nextBoolean()
                            ? Optional.of(districts.get(random.nextInt(districts.size())))
                            : Optional.empty(),
                    open.isEmpty() || random.nextBoolean()
                            ? Optional.empty()
                            : Optional.of(open.get(random.nextInt(open.size())).id()),
                    texts(random),
                    Tint.values()[random.nextInt(Tint.values().length)],
                    "city",
                    random.nextBoolean(),
                    closed(random));
            agencies.put(agency.id(), agency);
            int slot = 5 * (1 + random.nextInt(6));
            LocalTime from = LocalTime.of(6 + random.nextInt(3), 0);
            Office office = new Office(
                    new OfficeId("h" + i),
                    agency.id(),
                    districts.get(random.nextInt(districts.size())),
                    texts(random),
                    texts(random),
                    texts(random),
                    List.of(new OpenInterval(from, from.plusMinutes(slot * (1 + random.nextInt(8))))),
                    Duration.ofMinutes(slot),
                    2 + random.nextInt(199),
                    random.nextBoolean() ? Map.of() : Map.of("papers", 1, "biometrics", 1),
                    random.nextBoolean(),
                    agency.isOpen() ? closed(random) : Optional.of(Instant.EPOCH));
            offices.put(office.id(), office);
        }
        return new Edition(
                7,
                agencies,
                offices,
                CITY.edition().weekend(),
                Map.of(
                        2027,
                        new YearPlan(
                                Map.of(LocalDate.of(2027, 1, 1), texts(random)),
                                Map.of(LocalDate.of(2027, 1, 2), texts(random)),
                                words(random),
                                words(random).substring(0, 1))),
                Map.of("app.name", texts(random), "a" + random.nextInt(10) + ".b-c", texts(random)),
                random.nextBoolean() ? Set.of() : Set.of(Feature.MANDATES, Feature.service("passport-first")));
    }

    private static Optional<Instant> closed(Random random) {
        return random.nextInt(4) == 0
                ? Optional.of(Instant.ofEpochSecond(random.nextInt(2_000_000_000)))
                : Optional.empty();
    }

    private static LocalizedText texts(Random random) {
        return new LocalizedText(words(random), words(random));
    }

    /** Any line that a person might write, and some that nobody would. */
    private static String words(Random random) {
        int[] points = WORDS.codePoints().filter(c -> c != '\t').toArray();
        StringBuilder text = new StringBuilder("字");
        for (int i = random.nextInt(30); i > 0; i--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.append('x').toString();
    }
}
