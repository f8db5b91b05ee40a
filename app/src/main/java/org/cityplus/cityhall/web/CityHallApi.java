package org.cityplus.cityhall.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.cityplus.city.Agency;
import org.cityplus.city.City;
import org.cityplus.city.Edition;
import org.cityplus.city.Office;
import org.cityplus.cityhall.CityHall;
import org.cityplus.cityhall.CityHall.Expect;
import org.cityplus.cityhall.CityHall.Row;
import org.cityplus.cityhall.CityHall.TypedYear;
import org.cityplus.cityhall.web.CityHallJson.Changed;
import org.cityplus.identity.Officer;
import org.cityplus.web.Idempotency;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/desk/city")
@Tag(
        name = "City hall",
        description =
                "For system administrators: agencies, offices, calendar, texts and switches. Every change names the"
                        + " edition it was made for and why; a row that changed since answers 409, and so does a change that"
                        + " would affect people until their number is confirmed.")
class CityHallApi {
    private final City city;
    private final CityHall hall;
    private final Idempotency idempotency;

    CityHallApi(City city, CityHall hall, Idempotency idempotency) {
        this.city = city;
        this.hall = hall;
        this.idempotency = idempotency;
    }

    @Operation(summary = "All agencies, closed ones too")
    @GetMapping("/agencies")
    CityHallJson.Rows agencies() {
        Edition edition = city.edition();
        return new CityHallJson.Rows(
                edition.revision(),
                edition.agencies().values().stream().map(Agency::cells).toList());
    }

    @Operation(summary = "Adds or changes an agency")
    @PutMapping("/agencies/{id}")
    Changed putAgency(
            @AuthenticationPrincipal Officer officer,
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody CityHallJson.RowChange body) {
        return put(officer, Row.AGENCY, "agencies/" + id, id, key, body);
    }

    @Operation(summary = "Closes an agency; old cases still show it")
    @PostMapping("/agencies/{id}/close")
    Changed closeAgency(
            @AuthenticationPrincipal Officer officer,
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody CityHallJson.Plain body) {
        return once(
                officer,
                "agencies/" + id + "/close",
                key,
                body,
                () -> hall.close(officer, Row.AGENCY, id, body.reason()));
    }

    @Operation(summary = "Opens a closed agency again")
    @PostMapping("/agencies/{id}/reopen")
    Changed reopenAgency(
            @AuthenticationPrincipal Officer officer,
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody CityHallJson.Plain body) {
        return once(
                officer,
                "agencies/" + id + "/reopen",
                key,
                body,
                () -> hall.reopen(officer, Row.AGENCY, id, body.reason()));
    }

    @Operation(summary = "All offices, closed ones too")
    @GetMapping("/offices")
    CityHallJson.Rows offices() {
        Edition edition = city.edition();
        return new CityHallJson.Rows(
                edition.revision(),
                edition.offices().values().stream().map(Office::cells).toList());
    }

    @Operation(
            summary = "Adds or changes an office: hours as 09:00-12:00 13:30-17:00, slot_minutes, counters,"
                    + " counters_for as biometrics=2 papers=1")
    @PutMapping("/offices/{id}")
    Changed putOffice(
            @AuthenticationPrincipal Officer officer,
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody CityHallJson.RowChange body) {
        return put(officer, Row.OFFICE, "offices/" + id, id, key, body);
    }

    @Operation(summary = "Closes an office; old cases still show it")
    @PostMapping("/offices/{id}/close")
    Changed closeOffice(
            @AuthenticationPrincipal Officer officer,
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody CityHallJson.Plain body) {
        return once(
                officer,
                "offices/" + id + "/close",
                key,
                body,
                () -> hall.close(officer, Row.OFFICE, id, body.reason()));
    }

    @Operation(summary = "Opens a closed office again")
    @PostMapping("/offices/{id}/reopen")
    Changed reopenOffice(
            @AuthenticationPrincipal Officer officer,
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody CityHallJson.Plain body) {
        return once(
                officer,
                "offices/" + id + "/reopen",
                key,
                body,
                () -> hall.reopen(officer, Row.OFFICE, id, body.reason()));
    }

    @Operation(summary = "The announced years")
    @GetMapping("/calendar")
    CityHallJson.Rows calendar() {
        Edition edition = city.edition();
        List<Map<String, String>> rows = edition.years().entrySet().stream()
                .map(year -> Map.of(
                        "year",
                        year.getKey().toString(),
                        "days",
                        year.getValue().lines(),
                        "working_days",
                        String.valueOf(edition.calendar().workingDaysOf(year.getKey())),
                        "source",
                        year.getValue().source(),
                        "checked",
                        year.getValue().checked()))
                .toList();
        return new CityHallJson.Rows(edition.revision(), rows);
    }

    @Operation(summary = "Announces a year, or corrects one")
    @PutMapping("/calendar/{year}")
    Changed putYear(
            @AuthenticationPrincipal Officer officer,
            @PathVariable String year,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody CityHallJson.YearChange body) {
        TypedYear typed = new TypedYear(
                year,
                Objects.requireNonNullElse(body.days(), ""),
                body.workingDays() == null ? "" : String.valueOf(body.workingDays()),
                Objects.requireNonNullElse(body.source(), ""),
                Objects.requireNonNullElse(body.checked(), ""));
        return once(officer, "calendar/" + year, key, body, () -> hall.putYear(officer, typed, body.reason()));
    }

    @Operation(summary = "The city’s own texts")
    @GetMapping("/texts")
    CityHallJson.Rows texts() {
        Edition edition = city.edition();
        return new CityHallJson.Rows(
                edition.revision(),
                edition.texts().entrySet().stream()
                        .map(text -> Map.of(
                                "key",
                                text.getKey(),
                                "zh",
                                text.getValue().zh(),
                                "en",
                                text.getValue().en()))
                        .toList());
    }

    @Operation(summary = "Changes a text in both languages")
    @PutMapping("/texts/{key}")
    Changed putText(
            @AuthenticationPrincipal Officer officer,
            @PathVariable("key") String text,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody CityHallJson.TextChange body) {
        String zh = Objects.requireNonNullElse(body.zh(), "");
        String en = Objects.requireNonNullElse(body.en(), "");
        return once(officer, "texts/" + text, key, body, () -> hall.putText(officer, text, zh, en, body.reason()));
    }

    @Operation(summary = "What can be paused, and whether it is on")
    @GetMapping("/switches")
    CityHallJson.Rows switches() {
        Edition edition = city.edition();
        return new CityHallJson.Rows(
                edition.revision(),
                city.features().stream()
                        .map(feature -> Map.of(
                                "feature",
                                feature.key(),
                                "on",
                                String.valueOf(!edition.paused().contains(feature))))
                        .toList());
    }

    @Operation(summary = "Pauses a feature, or lets it go on")
    @PutMapping("/switches/{feature}")
    Changed putSwitch(
            @AuthenticationPrincipal Officer officer,
            @PathVariable String feature,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody CityHallJson.SwitchChange body) {
        // Saying nothing pauses nothing.
        boolean on = !Boolean.FALSE.equals(body.on());
        return once(
                officer, "switches/" + feature, key, body, () -> hall.putSwitch(officer, feature, on, body.reason()));
    }

    private Changed put(
            Officer officer, Row row, String path, String id, @Nullable String key, CityHallJson.RowChange body) {
        Map<String, String> cells = new LinkedHashMap<>(body.cells());
        cells.put("id", id);
        return once(officer, path, key, body, () -> hall.put(officer, row, cells, Expect.EITHER, body.reason()));
    }

    private Changed once(Officer officer, String path, @Nullable String key, Object body, Supplier<Edition> work) {
        return idempotency.once(
                officer.id(),
                "/api/desk/city/" + path,
                key,
                body,
                Changed.class,
                () -> new Changed(work.get().revision()));
    }
}
