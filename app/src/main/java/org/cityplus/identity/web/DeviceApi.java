package org.cityplus.identity.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.cityplus.identity.FreshSignIn;
import org.cityplus.identity.Passkey;
import org.cityplus.identity.Passkeys;
import org.cityplus.identity.Resident;
import org.cityplus.web.Floods;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Writes here say what shall be; a challenge counts once, so that a registration repeated is refused, not doubled. */
@RestController
@RequestMapping("/api/me")
@Tag(name = "Sign-in and devices", description = "My passkeys, and where I am signed in")
class DeviceApi {
    private final Passkeys passkeys;
    private final PasskeySites sites;
    private final Sessions sessions;
    private final Floods floods;
    private final FreshSignIn fresh;

    DeviceApi(Passkeys passkeys, PasskeySites sites, Sessions sessions, Floods floods, FreshSignIn fresh) {
        this.passkeys = passkeys;
        this.sites = sites;
        this.sessions = sessions;
        this.floods = floods;
        this.fresh = fresh;
    }

    record Name(@NotNull String name) {}

    /** @param credential what {@code navigator.credentials.create} gave, as JSON of WebAuthn */
    record Registration(
            @NotNull UUID challenge,
            @NotNull String credential,
            @NotNull String name) {}

    @Operation(summary = "My passkeys, oldest first")
    @GetMapping("/passkeys")
    List<Passkey> passkeys(@AuthenticationPrincipal Resident resident) {
        return passkeys.list(resident.id());
    }

    @Operation(
            summary =
                    "What a browser is asked to make a passkey: options of WebAuthn and the challenge's id, 5 minutes",
            description = "403 when the sign-in is older than 15 minutes")
    @PostMapping("/passkeys/options")
    PasskeyOptions options(@AuthenticationPrincipal Resident resident, HttpServletRequest request) {
        fresh.require(request);
        floods.check("passkey-new", resident.getName(), Floods.Limit.perMinute(10));
        return PasskeyOptions.of(passkeys.askToCreate(sites.get(request), resident.id()));
    }

    @Operation(summary = "Keep the passkey a browser made")
    @PostMapping("/passkeys")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void register(
            @AuthenticationPrincipal Resident resident,
            @RequestBody @Validated Registration body,
            HttpServletRequest request) {
        passkeys.register(sites.get(request), resident.id(), body.challenge, body.credential, body.name);
    }

    @Operation(summary = "Rename a passkey")
    @PatchMapping("/passkeys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rename(@AuthenticationPrincipal Resident resident, @PathVariable UUID id, @RequestBody @Validated Name body) {
        passkeys.rename(resident.id(), id, body.name);
    }

    @Operation(summary = "Remove a passkey; the phone code stays")
    @DeleteMapping("/passkeys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        passkeys.remove(resident.id(), id);
    }

    @Operation(summary = "Where I am signed in, this one first")
    @GetMapping("/devices")
    List<SignedInSession> devices(@AuthenticationPrincipal Resident resident, HttpServletRequest request) {
        return sessions.list(resident.id(), request);
    }

    @Operation(summary = "Sign out one device by its handle")
    @DeleteMapping("/devices/{handle}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(@AuthenticationPrincipal Resident resident, @PathVariable String handle) {
        sessions.end(resident.id(), handle);
    }

    @Operation(summary = "Sign out everywhere, here too")
    @DeleteMapping("/devices")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOutEverywhere(@AuthenticationPrincipal Resident resident) {
        sessions.endAll(resident.id());
    }
}
