package org.cityplus.cases.desk.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cityplus.cases.lifecycle.CaseRefunds;
import org.cityplus.identity.Officer;
import org.cityplus.payments.OwedRefunds;
import org.cityplus.payments.RefundId;
import org.cityplus.payments.RefundReason;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/desk/receipts/refunds")
@Tag(name = "Receipts", description = "For supervisors: what was taken at the agency's counters")
class RefundApi {
    private final OwedRefunds owed;
    private final CaseRefunds refunds;

    RefundApi(OwedRefunds owed, CaseRefunds refunds) {
        this.owed = owed;
        this.refunds = refunds;
    }

    record How(@NotNull String how) {}

    record OwedLine(UUID id, String purpose, long amountFen, RefundReason reason, Instant askedAt) {}

    @Operation(summary = "Money the agency owes back and no provider can return, longest waiting first")
    @GetMapping
    List<OwedLine> list(@AuthenticationPrincipal Officer supervisor) {
        return owed.list(supervisor.agency()).stream()
                .map(one -> new OwedLine(
                        one.id().value(), one.purpose(), one.amount().fen(), one.reason(), one.askedAt()))
                .toList();
    }

    @Operation(summary = "The money was handed out, and how. Repeated, nothing changes")
    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void handOut(@AuthenticationPrincipal Officer supervisor, @PathVariable UUID id, @RequestBody @Validated How body) {
        refunds.handOut(supervisor, new RefundId(id), body.how);
    }
}
