package org.cityplus.identity.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.cityplus.identity.Counter;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Verification;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/me")
@Tag(name = "Real name", description = "Who I am by my document, and what was done for me at a counter")
class IdentityApi {
    private final Verification verification;
    private final Counter counter;

    IdentityApi(Verification verification, Counter counter) {
        this.verification = verification;
        this.counter = counter;
    }

    record Document(
            @NotNull String kind,
            @NotNull String number,
            @NotNull String name) {}

    /** @param waitsForGuardian of a child under 14: services open once a guardian has agreed */
    record Identity(boolean verified, Verification.@Nullable Verified by, boolean waitsForGuardian) {}

    @Operation(summary = "Whether I am verified, by which kind of document")
    @GetMapping("/identity")
    Identity identity(@AuthenticationPrincipal Resident resident) {
        var found = verification.find(resident.id());
        return new Identity(found.isPresent(), found.orElse(null), verification.waitsForGuardian(resident.id()));
    }

    @Operation(
            summary = "Name my document; the register is asked, at most 5 times a day",
            description = "kind: resident-card, hmt-residence-permit, permanent-resident-card, travel-permit or"
                    + " passport. The same again changes nothing.")
    @PutMapping("/identity")
    Identity verify(@AuthenticationPrincipal Resident resident, @RequestBody @Validated Document body) {
        verification.verify(resident.id(), body.kind, body.number, body.name);
        return identity(resident);
    }

    @Operation(summary = "What clerks did for me: who, when, why")
    @GetMapping("/counter")
    List<Counter.Done> counter(@AuthenticationPrincipal Resident resident) {
        return counter.listDone(resident.id());
    }
}
