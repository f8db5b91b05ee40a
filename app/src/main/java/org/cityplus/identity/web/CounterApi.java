package org.cityplus.identity.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cityplus.identity.Counter;
import org.cityplus.identity.CounterVisit;
import org.cityplus.identity.Mandate;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Profile;
import org.cityplus.identity.Residents;
import org.cityplus.kernel.IdNumber;
import org.cityplus.web.Floods;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a clerk does for a person before them, for programs at a counter; as their pages, and under the same limits. */
@RestController
@RequestMapping("/api/desk/counter/{visit}")
@Tag(
        name = "Counter",
        description =
                "For clerks: a visit of half an hour with one person whose document was checked. Each step is on"
                        + " the person's record. The visit's id is made by the program; repeating a request changes nothing more")
class CounterApi {
    private final Counter counter;
    private final Residents residents;
    private final PersonLines people;
    private final Floods floods;

    CounterApi(Counter counter, Residents residents, PersonLines people, Floods floods) {
        this.counter = counter;
        this.residents = residents;
        this.people = people;
        this.floods = floods;
    }

    record Arrival(
            @NotNull String kind,
            @NotNull String number,
            @NotNull String name,
            @NotNull String why) {}

    record Visit(
            UUID id,
            Instant until,
            String name,
            @Nullable String idNumberMasked,
            @Nullable String phoneMasked,
            List<MandateLine> mandates) {}

    record MandateLine(UUID id, PersonLine.Side side, Mandate.Kind kind, String name, LocalDate until) {}

    record Phone(@NotNull String phone) {}

    record Challenge(UUID challenge) {}

    record PhoneChange(
            @NotNull UUID challenge,
            @NotNull String phone,
            @NotNull String code) {}

    record Entrusting(
            Mandate.@NotNull Kind as,
            @NotNull String kind,
            @NotNull String number,
            @NotNull String name,
            @Nullable LocalDate until) {}

    record MandateId(UUID mandate) {}

    @Operation(summary = "Begin a visit: the register must know document and name")
    @PutMapping
    Visit receive(
            @AuthenticationPrincipal Officer clerk, @PathVariable UUID visit, @RequestBody @Validated Arrival body) {
        floods.check("counter", clerk.getName(), Floods.Limit.perMinute(20));
        return of(counter.receive(clerk, visit, body.kind, body.number, body.name, body.why));
    }

    @Operation(summary = "The visit while it lasts")
    @GetMapping
    Visit get(@AuthenticationPrincipal Officer clerk, @PathVariable UUID visit) {
        return of(counter.get(clerk, visit));
    }

    @Operation(summary = "End the visit: the person has gone")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@AuthenticationPrincipal Officer clerk, @PathVariable UUID visit) {
        counter.end(clerk, visit);
    }

    @Operation(summary = "Send a code to the phone the person holds now")
    @PostMapping("/code")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Challenge sendCode(
            @AuthenticationPrincipal Officer clerk, @PathVariable UUID visit, @RequestBody @Validated Phone body) {
        return new Challenge(counter.sendCode(clerk, visit, body.phone, LocaleContextHolder.getLocale()));
    }

    @Operation(summary = "Give the account this phone; all sessions and passkeys end. The code counts once")
    @PutMapping("/phone")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePhone(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @RequestBody @Validated PhoneChange body) {
        counter.changePhone(clerk, visit, body.challenge, body.phone, body.code, LocaleContextHolder.getLocale());
    }

    @Operation(summary = "Write down who may act for the person; both are here with their documents")
    @PostMapping("/mandates")
    @ResponseStatus(HttpStatus.CREATED)
    MandateId entrust(
            @AuthenticationPrincipal Officer clerk, @PathVariable UUID visit, @RequestBody @Validated Entrusting body) {
        return new MandateId(counter.entrust(clerk, visit, body.as, body.kind, body.number, body.name, body.until)
                .id());
    }

    @Operation(summary = "End somebody's acting")
    @DeleteMapping("/mandates/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endMandate(@AuthenticationPrincipal Officer clerk, @PathVariable UUID visit, @PathVariable UUID id) {
        counter.revoke(clerk, visit, id);
    }

    @Operation(summary = "The guardian before me agrees, for a child under 14, to the words read out")
    @PutMapping("/mandates/{id}/consent")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void consent(@AuthenticationPrincipal Officer clerk, @PathVariable UUID visit, @PathVariable UUID id) {
        counter.consent(clerk, visit, id);
    }

    private Visit of(CounterVisit visit) {
        Profile profile = residents.getProfile(visit.person());
        return new Visit(
                visit.id(),
                visit.until(),
                profile.findName().orElse(""),
                profile.findIdNumber().map(IdNumber::masked).orElse(null),
                profile.findPhone().map(phone -> phone.masked()).orElse(null),
                people.list(visit.person()).stream()
                        .map(line -> new MandateLine(line.id(), line.side(), line.kind(), line.name(), line.until()))
                        .toList());
    }
}
