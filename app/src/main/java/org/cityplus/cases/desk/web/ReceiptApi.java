package org.cityplus.cases.desk.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cityplus.cases.lifecycle.CaseFees;
import org.cityplus.identity.Officer;
import org.cityplus.payments.Receipts;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/desk/receipts")
@Tag(name = "Receipts", description = "For supervisors: what was taken at the agency's counters")
class ReceiptApi {
    private final Receipts receipts;
    private final CaseFees fees;

    ReceiptApi(Receipts receipts, CaseFees fees) {
        this.receipts = receipts;
        this.fees = fees;
    }

    record Why(@NotNull String why) {}

    @Operation(summary = "Receipts of a day, newest first")
    @GetMapping
    List<ReceiptLine> list(
            @AuthenticationPrincipal Officer supervisor,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        return receipts.list(supervisor.agency(), day).stream()
                .map(ReceiptLine::of)
                .toList();
    }

    @Operation(
            summary =
                    "Give the money back on the day it was taken; the case waits for it again. Repeated, nothing changes")
    @PostMapping("/{id}/reverse")
    ReceiptLine reverse(
            @AuthenticationPrincipal Officer supervisor, @PathVariable UUID id, @RequestBody @Validated Why body) {
        return ReceiptLine.of(fees.returnFee(supervisor, id, body.why));
    }
}
