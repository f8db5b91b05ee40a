package org.cityplus.identity.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cityplus.identity.GuardianConsents;
import org.cityplus.identity.Mandate;
import org.cityplus.identity.MandateState;
import org.cityplus.identity.Mandates;
import org.cityplus.identity.Resident;
import org.cityplus.web.Floods;
import org.cityplus.web.Idempotency;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Only asking needs an Idempotency-Key; everything else says what shall be. */
@RestController
@RequestMapping("/api/me/mandates")
@Tag(
        name = "Acting for others",
        description = "Who may act for whom: ask, answer, end; a guardian's consent for a child")
class MandateApi {
    private final Mandates mandates;
    private final GuardianConsents consents;
    private final PersonLines lines;
    private final Idempotency idempotency;
    private final Floods floods;

    MandateApi(
            Mandates mandates, GuardianConsents consents, PersonLines lines, Idempotency idempotency, Floods floods) {
        this.mandates = mandates;
        this.consents = consents;
        this.lines = lines;
        this.idempotency = idempotency;
        this.floods = floods;
    }

    record Request(
            @NotNull String phone,
            @Nullable String service,
            @Nullable LocalDate until) {}

    record Child(@NotNull String name, @NotNull String number) {}

    /** @param textVersion of the words the guardian has read */
    record Agreement(@NotNull String textVersion) {}

    record State(UUID id, MandateState state) {
        static State of(Mandate mandate) {
            return new State(mandate.id(), mandate.state());
        }
    }

    /**
     * @param side what it is to the caller
     * @param consent of a child under 14: whether the guardian has agreed, to which words; null for anybody else
     */
    record Line(
            UUID id,
            PersonLine.Side side,
            Mandate.Kind kind,
            String name,
            List<String> services,
            LocalDate until,
            boolean over,
            @Nullable Consent consent) {}

    record Consent(boolean given, String textVersion) {}

    @Operation(summary = "All that is open with me on either side")
    @GetMapping
    List<Line> list(@AuthenticationPrincipal Resident resident) {
        return lines.list(resident.id()).stream().map(MandateApi::line).toList();
    }

    private static Line line(PersonLine line) {
        GuardianConsents.Standing standing = line.consent();
        Consent consent = standing == null
                ? null
                : new Consent(
                        standing.findConsent().isPresent(),
                        standing.findConsent()
                                .map(GuardianConsents.Consent::textVersion)
                                .orElse(GuardianConsents.TEXT_VERSION));
        return new Line(
                line.id(), line.side(), line.kind(), line.name(), line.services(), line.until(), line.over(), consent);
    }

    @Operation(summary = "Ask whoever holds a phone to let me act for them; nothing tells whether anybody does")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    State ask(
            @AuthenticationPrincipal Resident resident,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody @Validated Request body) {
        floods.check("mandate", resident.getName(), Floods.Limit.perMinute(5));
        return idempotency.once(
                resident.id(),
                "POST /api/me/mandates",
                key,
                body,
                State.class,
                () -> State.of(mandates.ask(resident.id(), body.phone, lines.offered(body.service), body.until)));
    }

    @Operation(summary = "Add my child, if the register knows me as guardian; again, it is the same mandate")
    @PutMapping("/child")
    State child(@AuthenticationPrincipal Resident resident, @RequestBody @Validated Child body) {
        floods.check("registry", resident.getName(), Floods.Limit.perMinute(3));
        return State.of(mandates.establishGuardian(resident.id(), body.name, body.number));
    }

    @Operation(summary = "Say yes to who asked")
    @PostMapping("/{id}/confirm")
    State confirm(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        return State.of(mandates.confirm(resident.id(), id));
    }

    @Operation(summary = "Say no to who asked")
    @PostMapping("/{id}/decline")
    State decline(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        return State.of(mandates.decline(resident.id(), id));
    }

    @Operation(summary = "End it, or take a request back")
    @DeleteMapping("/{id}")
    State end(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        return State.of(mandates.end(resident.id(), id));
    }

    @Operation(summary = "As guardian, agree to what the city does with the data of my child under 14")
    @PutMapping("/{id}/consent")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void consent(
            @AuthenticationPrincipal Resident resident, @PathVariable UUID id, @RequestBody @Validated Agreement body) {
        consents.give(resident.id(), id, body.textVersion);
    }

    @Operation(summary = "Take the consent back, from now on")
    @DeleteMapping("/{id}/consent")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        consents.revoke(resident.id(), id);
    }
}
