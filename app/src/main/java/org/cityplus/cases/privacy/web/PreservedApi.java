package org.cityplus.cases.privacy.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.privacy.PreservedCases;
import org.cityplus.identity.Officer;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/desk/preserved")
@Tag(name = "Cases kept longer", description = "For supervisors: cases needed beyond their time, such as for a court")
class PreservedApi {
    private final PreservedCases preserved;

    PreservedApi(PreservedCases preserved) {
        this.preserved = preserved;
    }

    record Body(
            @NotNull String number,
            @NotNull String until,
            @NotNull String why) {}

    record Why(@NotNull String why) {}

    record Line(UUID id, String number, LocalDate until, String why, String by, Instant at) {}

    @Operation(
            summary = "The agency's, at most 50, those that end first first",
            description = "`day` and `after` are the last one's until and id, for those after it")
    @GetMapping
    List<Line> list(
            @AuthenticationPrincipal Officer supervisor,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable UUID after) {
        return preserved.list(supervisor, PreservedCases.Place.of(day, after)).stream()
                .map(one -> new Line(one.id().value(), one.number(), one.until(), one.why(), one.by(), one.at()))
                .toList();
    }

    @Operation(summary = "Keep a case until a day, with a reason. Again, the new day and reason count")
    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void preserve(@AuthenticationPrincipal Officer supervisor, @RequestBody @Validated Body body) {
        preserved.preserve(supervisor, body.number, PreservedCases.day(body.until), body.why);
    }

    @Operation(summary = "Its own time counts again, for a reason. Repeated, nothing changes")
    @PostMapping("/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@AuthenticationPrincipal Officer supervisor, @PathVariable UUID id, @RequestBody @Validated Why body) {
        preserved.end(supervisor, new CaseId(id), body.why);
    }
}
