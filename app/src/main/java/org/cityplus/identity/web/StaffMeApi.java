package org.cityplus.identity.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Passkey;
import org.cityplus.identity.StaffPasskeys;
import org.cityplus.identity.StaffSignIns;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Writes here say what shall be; repeated they change nothing more. */
@RestController
@RequestMapping("/api/desk/me")
@Tag(name = "Staff: own sign-in", description = "Where I am signed in, when I came in, my passkeys")
class StaffMeApi {
    private final StaffPasskeys passkeys;
    private final StaffSignIns signIns;
    private final Sessions sessions;

    StaffMeApi(StaffPasskeys passkeys, StaffSignIns signIns, Sessions sessions) {
        this.passkeys = passkeys;
        this.signIns = signIns;
        this.sessions = sessions;
    }

    record Me(
            UUID id,
            String name,
            String agency,
            List<SignedInSession> sessions,
            List<StaffSignIns.SignedIn> signIns,
            List<Passkey> passkeys) {}

    record Name(@NotNull String name) {}

    @Operation(summary = "Where I am signed in, when I came in lately, and my passkeys")
    @GetMapping
    Me me(@AuthenticationPrincipal Officer officer, HttpServletRequest request) {
        return new Me(
                officer.id(),
                officer.displayName(),
                officer.agencyId(),
                sessions.list(officer.id(), request),
                signIns.list(officer.id()),
                passkeys.list(officer.id()));
    }

    @Operation(summary = "End one of my sessions")
    @DeleteMapping("/sessions/{handle}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(@AuthenticationPrincipal Officer officer, @PathVariable String handle) {
        sessions.end(officer.id(), handle);
    }

    @Operation(summary = "End all of my sessions, this one too")
    @DeleteMapping("/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOutEverywhere(@AuthenticationPrincipal Officer officer) {
        sessions.endAll(officer.id());
    }

    @Operation(summary = "Rename a passkey of mine")
    @PatchMapping("/passkeys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rename(@AuthenticationPrincipal Officer officer, @PathVariable UUID id, @RequestBody @Validated Name body) {
        passkeys.rename(officer.id(), id, body.name);
    }

    @Operation(summary = "Remove a passkey of mine; password and authenticator stay")
    @DeleteMapping("/passkeys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal Officer officer, @PathVariable UUID id) {
        passkeys.remove(officer, id);
    }
}
