package org.cityplus.cases.desk.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.desk.Claims;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.desk.Notes;
import org.cityplus.identity.Officer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who works on a case, and what colleagues write to each other about it. Each write names what shall be. */
@RestController
@RequestMapping("/api/desk/cases/{id}")
@Tag(name = "Desk")
class CaseWorkApi {
    private final Desk desk;
    private final Claims claims;
    private final Notes notes;

    CaseWorkApi(Desk desk, Claims claims, Notes notes) {
        this.desk = desk;
        this.claims = claims;
        this.notes = notes;
    }

    /** @param officer who shall have the case; absent for whoever asks */
    record Taken(@Nullable UUID officer) {}

    record NoteText(@NotNull String text) {}

    record NoteLine(Instant at, String officer, String text) {}

    @Operation(
            summary = "Take the case, or leave it to a colleague. Repeated, nothing changes",
            description =
                    "409 when somebody else has it; 403 when it is the officer’s own case or a relative’s, which can only be left to a"
                            + " colleague.")
    @PutMapping("/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void claim(@AuthenticationPrincipal Officer officer, @PathVariable UUID id, @RequestBody Taken body) {
        if (body.officer == null || body.officer.equals(officer.id())) {
            claims.claim(officer, new CaseId(id));
        } else {
            claims.give(officer, new CaseId(id), body.officer);
        }
    }

    @Operation(
            summary =
                    "Give the case back to the queue; a supervisor also what somebody else has. Repeated, nothing changes")
    @DeleteMapping("/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@AuthenticationPrincipal Officer officer, @PathVariable UUID id) {
        claims.release(officer, new CaseId(id));
    }

    @Operation(summary = "What colleagues wrote about the case, oldest first; a look, as opening the case is")
    @GetMapping("/notes")
    ResponseEntity<List<NoteLine>> notes(@AuthenticationPrincipal Officer officer, @PathVariable UUID id) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(notes.read(officer, new CaseId(id)).stream()
                        .map(note -> new NoteLine(note.at(), note.officer(), note.text()))
                        .toList());
    }

    @Operation(
            summary =
                    "Write a note, under an id of the program’s own. Repeated, nothing changes; other words under it are refused")
    @PutMapping("/notes/{note}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void note(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID id,
            @PathVariable UUID note,
            @RequestBody @Validated NoteText body) {
        desk.getOwn(officer, new CaseId(id));
        notes.write(officer, new CaseId(id), note, body.text);
    }
}
