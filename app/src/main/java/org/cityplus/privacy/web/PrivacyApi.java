package org.cityplus.privacy.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.identity.FreshSignIn;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.Refusal;
import org.cityplus.privacy.ConsentLedger;
import org.cityplus.privacy.rights.Copies;
import org.cityplus.privacy.rights.Erasures;
import org.cityplus.web.Page;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/me")
@Tag(name = "My data", description = "What is kept about me, a copy of it, my consents, and having it erased")
class PrivacyApi {
    private final DataLines lines;
    private final Copies copies;
    private final ConsentLedger ledger;
    private final Erasures erasures;
    private final FreshSignIn fresh;

    PrivacyApi(DataLines lines, Copies copies, ConsentLedger ledger, Erasures erasures, FreshSignIn fresh) {
        this.lines = lines;
        this.copies = copies;
        this.ledger = ledger;
        this.erasures = erasures;
        this.fresh = fresh;
    }

    record Kind(
            String kind,
            String name,
            String what,
            String purpose,
            String basis,
            String until,
            String onErasure,
            long number,
            List<Ending> endings) {}

    record Ending(String what, String link, LocalDate lastDay) {}

    record CopyJson(UUID copy, String state, int done, int parts, long bytes, Optional<Instant> endsAt) {}

    record ConsentJson(
            String kind, String item, String name, boolean holds, String version, String shown, Instant at) {}

    record ConsentRef(@NotNull String kind, @NotNull String item) {}

    record ErasureRequest(@NotNull String word) {}

    record ErasureJson(String state, Instant askedAt, Instant dueAt) {}

    @Operation(
            summary =
                    "Every kind of data the city keeps, why, by which law, for how long, how many I have, and the last day of what has one")
    @GetMapping("/data")
    List<Kind> data(@AuthenticationPrincipal Resident resident, Page page) {
        return lines.list(resident.id()).stream()
                .map(line -> new Kind(
                        line.kind().id(),
                        page.t(line.kind().name()),
                        page.t(line.kind().what()),
                        page.t(line.kind().purpose()),
                        page.t(line.kind().basis()),
                        page.t(line.kind().until()),
                        line.kind().erasure().name(),
                        line.number(),
                        line.endings().stream()
                                .map(one -> new Ending(page.t(one.what()), one.link(), one.lastDay()))
                                .toList()))
                .toList();
    }

    @Operation(summary = "Ask for a copy of everything; while one is under way, it is that one")
    @PostMapping("/copies")
    @ResponseStatus(HttpStatus.ACCEPTED)
    CopyJson ask(@AuthenticationPrincipal Resident resident) {
        return json(copies.ask(resident.id()));
    }

    @Operation(summary = "How far a copy is")
    @GetMapping("/copies/{id}")
    CopyJson copy(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        return json(copies.get(resident.id(), id));
    }

    @Operation(
            summary = "The copy, a zip",
            description = "403 when the sign-in is older than 15 minutes; 404 for somebody else's or one that is over")
    @GetMapping("/copies/{id}/content")
    ResponseEntity<Resource> content(
            @AuthenticationPrincipal Resident resident, @PathVariable UUID id, HttpServletRequest request) {
        copies.get(resident.id(), id);
        fresh.require(request);
        Copies.Copy copy = copies.fetch(resident.id(), id);
        return ZipAnswer.of(copies.read(copy), copy.bytes());
    }

    @Operation(summary = "Where each of my consents stands")
    @GetMapping("/consents")
    List<ConsentJson> consents(@AuthenticationPrincipal Resident resident, Page page) {
        return ledger.list(resident.id()).stream()
                .map(one -> new ConsentJson(
                        one.kind(),
                        one.item(),
                        page.t(one.name()),
                        one.holds(),
                        one.version(),
                        page.t(one.shown()),
                        one.at()))
                .toList();
    }

    @Operation(summary = "Take a consent back; what it carried ends at once. Again is no error")
    @PostMapping("/consents/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@AuthenticationPrincipal Resident resident, @RequestBody @Validated ConsentRef body) {
        ledger.withdraw(resident.id(), body.kind, body.item);
    }

    @Operation(summary = "Give again, within a day, what was taken back")
    @PostMapping("/consents/undo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void undo(@AuthenticationPrincipal Resident resident, @RequestBody @Validated ConsentRef body) {
        ledger.undo(resident.id(), body.kind, body.item);
    }

    @Operation(summary = "The erasure that is under way")
    @GetMapping("/erasure")
    ErasureJson erasure(@AuthenticationPrincipal Resident resident) {
        return erasures.findOpen(resident.id()).map(PrivacyApi::json).orElseThrow(Refusal::notFound);
    }

    @Operation(
            summary = "Have everything erased that the law lets go, after some days to think it over",
            description =
                    "`word` is ERASE or 注销. 403 when the sign-in is older than 15 minutes; 409 while a case is open."
                            + " Asked again it is the same erasure.")
    @PostMapping("/erasure")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ErasureJson erase(
            @AuthenticationPrincipal Resident resident,
            @RequestBody @Validated ErasureRequest body,
            HttpServletRequest request) {
        fresh.require(request);
        return json(erasures.ask(resident.id(), body.word));
    }

    @Operation(summary = "Take the erasure back while it has not begun; without one it is no error")
    @DeleteMapping("/erasure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@AuthenticationPrincipal Resident resident) {
        erasures.cancel(resident.id());
    }

    private static CopyJson json(Copies.Copy copy) {
        return new CopyJson(
                copy.id(),
                copy.state().name(),
                copy.done(),
                copy.parts(),
                copy.bytes(),
                Optional.ofNullable(copy.endsAt()));
    }

    private static ErasureJson json(Erasures.Erasure erasure) {
        return new ErasureJson(erasure.state().name(), erasure.askedAt(), erasure.dueAt());
    }
}
