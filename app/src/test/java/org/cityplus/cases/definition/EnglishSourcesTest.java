package org.cityplus.cases.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.cityplus.cases.definition.citation.Citations;
import org.cityplus.kernel.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the law says so, for whoever reads English: no released version says it, the pack's laws.yaml does. */
class EnglishSourcesTest {
    @TempDir
    Path temporary = Path.of("");

    @Test
    void everyServiceOfChongqingIsEnglishThroughout() {
        assertThat(Services.all()).hasSizeGreaterThan(12).allSatisfy(service -> {
            assertThat(service.sources()).containsKeys("decision", "reconsideration");
            assertThat(cited(service))
                    .as(service.id() + " " + service.version())
                    .noneMatch(text -> Citations.hasChinese(text.en()));
        });
        ServiceDefinition passport = Services.passport();
        assertThat(sources(passport))
                .contains(
                        "Administrative License Law, Article 32",
                        "Passport Law, Article 6; Administrative License Law, Article 42",
                        "Administrative Reconsideration Law, Articles 20, 30 and 62");
        assertThat(passport.legalBasis())
                .extracting(basis -> basis.source().en())
                .contains("npc.gov.cn Passport Law, 29 April 2006");
    }

    private static Stream<LocalizedText> cited(ServiceDefinition service) {
        return Stream.of(
                        service.sources().values().stream(),
                        service.fees().stream().map(Fee::source),
                        service.legalBasis().stream()
                                .flatMap(basis -> Stream.of(basis.law(), basis.source(), basis.article())),
                        service.refusalGrounds().stream().map(RefusalGround::source),
                        service.fields().map(field -> field.use().basis()))
                .flatMap(texts -> texts)
                .filter(Objects::nonNull);
    }

    private static List<String> sources(ServiceDefinition service) {
        return service.sources().values().stream().map(LocalizedText::en).toList();
    }

    @Test
    void theVersionsOwnEnglishWins() throws IOException {
        Written passport = Written.copy(temporary, "passport-first")
                .with(
                        DefinitionFiles.EN,
                        "\nsections:",
                        "\nsources: { acceptance: The licence law, delivery: The same }\nsections:");
        assertThat(sources(passport.read()))
                .contains("The licence law", "The same")
                .contains("Passport Law, Article 6; Administrative License Law, Article 42");
        assertThat(passport.rules()).doesNotContain("nothing uses these words");
    }

    @Test
    void whatAnEnglishReaderWouldSeeInChineseIsToldWithItsLine() throws IOException {
        Written passport = Written.copy(temporary, "passport-first");
        assertThat(passport.problems()).noneMatch(EnglishSourcesTest::isOfChinese);
        passport.with(DefinitionFiles.SERVICE, "source: 《行政许可法》第三十二条", "source: 《海商法》第三十二条")
                .with(DefinitionFiles.EN, "\"Passport Law, art. 13 (1)\"", "《海商法》第三条");
        List<Problem> found = passport.problems().stream()
                .filter(EnglishSourcesTest::isOfChinese)
                .toList();
        assertThat(found)
                .extracting(problem -> problem.in(Locale.ENGLISH))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .matches(
                                        "passport-first/2026-11/service\\.yaml:34:\\d+ process\\.acceptance\\.source: .*")
                                .contains("《海商法》第三十二条")
                                .contains("laws.yaml"),
                        line -> assertThat(line)
                                .startsWith("passport-first/2026-11/en.yaml:")
                                .contains("refusalGrounds.not-a-national.source"));
        assertThat(passport.read().source("acceptance", "《海商法》第三十二条"))
                .isEqualTo(new LocalizedText("《海商法》第三十二条", "《海商法》第三十二条"));
    }

    @Test
    void englishWordsThatCiteInChineseAreReadToo() throws IOException {
        Written passport = Written.copy(temporary, "passport-first")
                .with(DefinitionFiles.EN, "\"Passport Law, art. 13 (1)\"", "《护照法》第十三条第一项");
        assertThat(passport.read()
                        .findGround("not-a-national")
                        .orElseThrow()
                        .source()
                        .en())
                .isEqualTo("Passport Law, Article 13, item 1");
        assertThat(passport.problems()).noneMatch(EnglishSourcesTest::isOfChinese);
    }

    @Test
    void noSourceAndAnEmptyOneAreToldWithTheirLine() throws IOException {
        for (String nothing : List.of("source: \" \"", "source: \"\"", "sources: 《行政许可法》")) {
            Written passport = Written.copy(temporary.resolve("a" + nothing.hashCode()), "passport-first")
                    .with(DefinitionFiles.SERVICE, "source: \"npc.gov.cn 护照法 2006-04-29\"", nothing)
                    .with(DefinitionFiles.SERVICE, "source: 《行政许可法》第三十二条", nothing);
            assertThat(passport.problems().stream().map(problem -> problem.in(Locale.ENGLISH)))
                    .as(nothing)
                    .anyMatch(line -> line.startsWith("passport-first/2026-11/service.yaml:21:"))
                    .anyMatch(line -> line.matches("passport-first/2026-11/service\\.yaml:3[34]:.*"));
        }
    }

    private static boolean isOfChinese(Problem problem) {
        return problem.rule().en().startsWith("English readers see");
    }
}
