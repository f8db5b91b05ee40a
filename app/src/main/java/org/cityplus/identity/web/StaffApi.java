package org.cityplus.identity.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Role;
import org.cityplus.identity.StaffAdministration;
import org.cityplus.identity.StaffAdministration.Grant;
import org.cityplus.identity.StaffAdministration.Newcomer;
import org.cityplus.identity.StaffAdministration.Outcome;
import org.cityplus.identity.StaffDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What security administrators do, for programs; through the same services as their pages. */
@RestController
@RequestMapping("/api/desk/staff")
@Tag(
        name = "Staff administration",
        description = "For security administrators: who works where, in which roles. Each write carries an"
                + " Idempotency-Key; a link is in the first answer only. What touches an administrator's account answers"
                + " 202 with a proposal that another administrator confirms")
class StaffApi {
    private static final String KEY = "Idempotency-Key";

    private final StaffAdministration administration;
    private final StaffDirectory directory;
    private final PasskeySites sites;

    StaffApi(StaffAdministration administration, StaffDirectory directory, PasskeySites sites) {
        this.administration = administration;
        this.directory = directory;
        this.sites = sites;
    }

    record Line(
            UUID id, String username, String name, String agency, StaffDirectory.Standing standing, boolean synthetic) {
        static Line of(StaffDirectory.Member member) {
            return new Line(
                    member.id(),
                    member.username(),
                    member.name(),
                    member.agency().value(),
                    member.standing(),
                    member.synthetic());
        }
    }

    /** @param next to be sent as {@code after} for what follows; null at the end */
    record Lines(List<Line> staff, @Nullable String next) {}

    record RoleLine(
            String agency,
            Role role,
            Instant from,
            @Nullable Instant until) {}

    record Member(Line member, List<RoleLine> roles) {}

    record Invitation(
            @NotNull String username,
            @NotNull String name,
            @NotNull String agency,
            @NotNull @Schema(implementation = Role.class) String role,
            @Nullable String until,
            @NotNull String why) {}

    record RoleGrant(
            @NotNull String agency,
            @NotNull @Schema(implementation = Role.class) String role,
            @Nullable String until,
            @NotNull String why) {}

    record RoleEnd(
            @NotNull String agency,
            @NotNull @Schema(implementation = Role.class) String role,
            @NotNull String why) {}

    record Why(@NotNull String why) {}

    /**
     * @param link where the person comes in, once within 48 hours; null when nobody does, and when this repeats an
     *     earlier answer
     * @param proposal what another administrator is to confirm before anything changes; null when it is done
     */
    record Link(UUID staff, @Nullable String link, @Nullable UUID proposal) {}

    @Operation(
            summary = "Staff in the order of sign-in names; a part of a name, an agency, a role held now, or who left")
    @GetMapping
    Lines list(
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String agency,
            @Parameter(schema = @Schema(implementation = Role.class)) @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "false") boolean left,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int size) {
        StaffDirectory.Members found =
                directory.list(new StaffDirectory.Search(words, agency, role, left, after, size));
        return new Lines(found.list().stream().map(Line::of).toList(), found.next());
    }

    @Operation(summary = "One member of staff and the roles held now")
    @GetMapping("/{staff}")
    Member get(@PathVariable UUID staff) {
        return new Member(
                Line.of(directory.get(staff)),
                directory.rolesOf(staff).stream()
                        .map(held -> new RoleLine(held.agency().value(), held.role(), held.from(), held.until()))
                        .toList());
    }

    @Operation(summary = "Invite somebody; answers the one-time link to hand over")
    @PostMapping
    ResponseEntity<Link> invite(
            @AuthenticationPrincipal Officer officer,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody @Validated Invitation body,
            HttpServletRequest request) {
        Newcomer newcomer =
                new Newcomer(body.username, body.name, body.agency, body.role, orNone(body.until), body.why);
        return answer(administration.invite(officer, newcomer, orNone(key)), HttpStatus.CREATED, request);
    }

    @Operation(summary = "Give a role; with a last day it is a deputy's. Ends the person's sessions")
    @PostMapping("/{staff}/roles")
    ResponseEntity<Link> grant(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID staff,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody @Validated RoleGrant body,
            HttpServletRequest request) {
        Grant grant = new Grant(body.agency, body.role, orNone(body.until), body.why);
        return answer(administration.grant(officer, staff, grant, orNone(key)), HttpStatus.NO_CONTENT, request);
    }

    @Operation(summary = "Take a role at once, with every session")
    @PostMapping("/{staff}/roles/end")
    ResponseEntity<Link> end(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID staff,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody @Validated RoleEnd body,
            HttpServletRequest request) {
        return answer(
                administration.end(officer, staff, body.agency, body.role, body.why, orNone(key)),
                HttpStatus.NO_CONTENT,
                request);
    }

    @Operation(summary = "A new link for who lost password or authenticator; passkeys and old proofs end at once")
    @PostMapping("/{staff}/link")
    ResponseEntity<Link> renew(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID staff,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody @Validated Why body,
            HttpServletRequest request) {
        return answer(administration.renew(officer, staff, body.why, orNone(key)), HttpStatus.OK, request);
    }

    @Operation(summary = "Let somebody go: no role, no proof, no session, no open page from this moment")
    @PostMapping("/{staff}/leave")
    ResponseEntity<Link> leave(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID staff,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody @Validated Why body,
            HttpServletRequest request) {
        return answer(administration.leave(officer, staff, body.why, orNone(key)), HttpStatus.NO_CONTENT, request);
    }

    private ResponseEntity<Link> answer(Outcome outcome, HttpStatus done, HttpServletRequest request) {
        HttpStatus status = outcome.waits() ? HttpStatus.ACCEPTED : done;
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
        if (status == HttpStatus.NO_CONTENT) {
            return answer.build();
        }
        String link = outcome.link();
        String address = link == null ? null : StaffPages.address(sites, request, link);
        return answer.body(new Link(outcome.staff(), address, outcome.proposal()));
    }

    /** Nothing sent is nothing typed; a missing key is refused where keys are read. */
    private static String orNone(@Nullable String sent) {
        return Objects.requireNonNullElse(sent, "");
    }
}
