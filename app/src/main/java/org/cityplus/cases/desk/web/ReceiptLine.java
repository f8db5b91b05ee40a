package org.cityplus.cases.desk.web;

import java.time.Instant;
import java.util.UUID;
import org.cityplus.payments.Receipt;
import org.jspecify.annotations.Nullable;

/** A receipt for programs. */
record ReceiptLine(
        UUID id,
        String number,
        String clerk,
        Receipt.Means means,
        long amountFen,
        Instant at,
        @Nullable Instant reversedAt,
        @Nullable String reversedBy,
        @Nullable String reversedWhy) {
    static ReceiptLine of(Receipt receipt) {
        Receipt.Reversal reversal = receipt.reversal();
        return new ReceiptLine(
                receipt.id(),
                receipt.number(),
                receipt.clerkName(),
                receipt.means(),
                receipt.amount().fen(),
                receipt.at(),
                reversal == null ? null : reversal.at(),
                reversal == null ? null : reversal.name(),
                reversal == null ? null : reversal.why());
    }
}
