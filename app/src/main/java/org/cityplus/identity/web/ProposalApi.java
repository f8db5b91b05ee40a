package org.cityplus.identity.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Role;
import org.cityplus.identity.StaffProposal;
import org.cityplus.identity.StaffProposals;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What two administrators decide, for programs; through the same service as their pages. */
@RestController
@Tag(
        name = "Administrators' accounts",
        description =
                "What touches an administrator's account is proposed by a security administrator and answered by a"
                        + " system or audit administrator within seven days. Each write carries an Idempotency-Key")
class ProposalApi {
    private static final String KEY = "Idempotency-Key";

    private final StaffProposals proposals;

    ProposalApi(StaffProposals proposals) {
        this.proposals = proposals;
    }

    record Why(@NotNull String why) {}

    /**
     * @param staff the person concerned; somebody to be invited is no member of staff yet
     * @param settledBy null while it is open, and when it lapsed
     */
    record Line(
            UUID id,
            String kind,
            UUID staff,
            String username,
            String name,
            @Nullable String agency,
            @Nullable Role role,
            @Nullable Instant until,
            String why,
            String proposedBy,
            Instant proposedAt,
            Instant lapsesAt,
            StaffProposal.State state,
            @Nullable String settledBy,
            @Nullable Instant settledAt,
            @Nullable String settledWhy) {
        static Line of(StaffProposal each) {
            return new Line(
                    each.id(),
                    each.kind(),
                    each.staff(),
                    each.username(),
                    each.name(),
                    each.agency() == null ? null : each.agency().value(),
                    each.role(),
                    each.until(),
                    each.why(),
                    each.proposerName(),
                    each.proposedAt(),
                    each.lapsesAt(),
                    each.state(),
                    each.settledBy(),
                    each.settledAt(),
                    each.settledWhy());
        }
    }

    /** @param settled the latest of them */
    record Listed(List<Line> open, List<Line> settled) {}

    /** @param word belongs to the link; null where nobody comes in, and when this repeats an earlier answer */
    record Confirmed(@Nullable String word) {}

    @Operation(
            summary =
                    "For system and audit administrators: what waits for a second administrator, and the latest answers")
    @GetMapping("/api/desk/proposals")
    Listed list() {
        return new Listed(
                proposals.listOpen().stream().map(Line::of).toList(),
                proposals.listSettled().stream().map(Line::of).toList());
    }

    @Operation(summary = "For security administrators: what they proposed, and the latest answers")
    @GetMapping("/api/desk/staff/proposals")
    Listed listOfSecurity() {
        return list();
    }

    @Operation(summary = "Confirm: it takes effect; answers the word the person types beside the link")
    @PostMapping("/api/desk/proposals/{proposal}/confirm")
    Confirmed confirm(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID proposal,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody @Validated Why body) {
        return new Confirmed(proposals.confirm(officer, proposal, body.why, sent(key)));
    }

    @Operation(summary = "Decline: nothing changes")
    @PostMapping("/api/desk/proposals/{proposal}/decline")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decline(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID proposal,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody @Validated Why body) {
        proposals.decline(officer, proposal, body.why, sent(key));
    }

    @Operation(summary = "Take a proposal back, as a security administrator")
    @PostMapping("/api/desk/staff/proposals/{proposal}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID proposal,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody @Validated Why body) {
        proposals.withdraw(officer, proposal, body.why, sent(key));
    }

    /** A missing key is refused where keys are read. */
    private static String sent(@Nullable String key) {
        return Objects.requireNonNullElse(key, "");
    }
}
