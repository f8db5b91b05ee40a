package org.cityplus.cases.figures.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cityplus.cases.figures.open.Columns;
import org.cityplus.cases.figures.open.OpenData;
import org.cityplus.cases.figures.open.OpenMonth;
import org.cityplus.cases.figures.open.OpenRow;
import org.cityplus.city.City;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.web.Speech;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/open-data")
@Tag(name = "Open data", description = "The city's figures by month, for anyone; small numbers are left out")
class OpenDataApi {
    private static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";

    private final OpenData data;
    private final City city;
    private final Speech speech;

    OpenDataApi(OpenData data, City city, Speech speech) {
        this.data = data;
        this.city = city;
        this.speech = speech;
    }

    /** A schema.org Dataset, as DCAT has it too: one set, a file for each month. */
    record DataSet(
            @JsonProperty("@context") String context,
            @JsonProperty("@type") String type,
            String name,
            String alternateName,
            String description,
            String license,
            boolean isAccessibleForFree,
            List<String> inLanguage,
            @Nullable String temporalCoverage,
            Creator creator,
            List<Variable> variableMeasured,
            List<Distribution> distribution) {}

    record Creator(@JsonProperty("@type") String type, String name, String alternateName) {}

    record Variable(@JsonProperty("@type") String type, String name, String description) {}

    record Distribution(
            @JsonProperty("@type") String type,
            String name,
            String encodingFormat,
            String contentUrl,
            String temporalCoverage) {}

    record MonthAnswer(YearMonth month, Instant publishedAt, String license, String rule, List<Line> rows) {}

    /** @param value the number, {@code <10}, or {@code withheld}; it lies between {@code atLeast} and {@code atMost} */
    record Line(
            String agency,
            LocalizedText agencyName,
            String service,
            @Nullable LocalizedText serviceName,
            String measure,
            LocalizedText measureName,
            String part,
            @Nullable LocalizedText partName,
            String value,
            long atLeast,
            long atMost) {
        static Line of(OpenRow row) {
            return new Line(
                    row.agency(),
                    row.agencyName(),
                    row.service(),
                    row.serviceName(),
                    row.measure(),
                    row.measureName(),
                    row.part(),
                    row.partName(),
                    row.shown().text(),
                    row.shown().least(),
                    row.shown().most());
        }
    }

    @Operation(summary = "What there is: a schema.org Dataset with its columns, licence and a file for each month")
    @GetMapping
    ResponseEntity<DataSet> describe() {
        List<YearMonth> months = data.list();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(new DataSet(
                        "https://schema.org/",
                        "Dataset",
                        say(Locale.ENGLISH, "figures.open.name"),
                        say(Locale.SIMPLIFIED_CHINESE, "figures.open.name"),
                        say(Locale.ENGLISH, "figures.open.what") + " " + say(Locale.ENGLISH, "figures.open.rule"),
                        LICENCE,
                        true,
                        List.of("zh-CN", "en"),
                        coverage(months).orElse(null),
                        new Creator(
                                "GovernmentOrganization",
                                city.name().en(),
                                city.name().zh()),
                        Columns.LIST.stream()
                                .map(column -> new Variable(
                                        "PropertyValue", column, say(Locale.ENGLISH, "figures.column." + column)))
                                .toList(),
                        months.stream()
                                .flatMap(month -> distributions(month).stream())
                                .toList()));
    }

    @Operation(
            summary = "A month's figures",
            description = "Published once, on the third day of the next month, and never changed. As a file:"
                    + " /open-data/{month}.csv")
    @GetMapping("/{month}")
    ResponseEntity<MonthAnswer> month(@PathVariable String month) {
        OpenMonth published = OpenDataPages.get(data, month);
        return ResponseEntity.ok()
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .eTag("\"json-" + OpenFiles.tag(published).substring(1))
                .body(new MonthAnswer(
                        published.month(),
                        published.publishedAt(),
                        LICENCE,
                        say(Locale.ENGLISH, "figures.open.rule"),
                        published.rows().stream().map(Line::of).toList()));
    }

    private static List<Distribution> distributions(YearMonth month) {
        return List.of(
                new Distribution(
                        "DataDownload",
                        month + ".csv",
                        OpenFiles.CSV.getType() + "/" + OpenFiles.CSV.getSubtype(),
                        "/open-data/" + month + ".csv",
                        month.toString()),
                new Distribution(
                        "DataDownload",
                        month + ".json",
                        MediaType.APPLICATION_JSON_VALUE,
                        "/api/open-data/" + month,
                        month.toString()));
    }

    private static Optional<String> coverage(List<YearMonth> months) {
        return months.isEmpty() ? Optional.empty() : Optional.of(months.getLast() + "/" + months.getFirst());
    }

    private String say(Locale locale, String key) {
        return speech.say(locale, Message.of(key));
    }
}
