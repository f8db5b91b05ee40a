package org.cityplus.payments.web;

import java.time.Instant;
import java.util.List;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.PaymentState;
import org.cityplus.payments.Refund;

/** One order as its payer reads it. */
public record PaymentLine(PaymentOrder order, LocalizedText payee, List<Refund> refunds) {
    public String tone() {
        return switch (order.state()) {
            case PaymentState.Open _ -> "lamp";
            case PaymentState.Unknown _ -> "jade";
            case PaymentState.Paid _ -> "leaf";
            case PaymentState.Cancelled _ -> "";
        };
    }

    /** Since when it is so. */
    public Instant since() {
        return switch (order.state()) {
            case PaymentState.Open _ -> order.openedAt();
            case PaymentState.Unknown unknown -> unknown.since();
            case PaymentState.Paid paid -> paid.at();
            case PaymentState.Cancelled cancelled -> cancelled.at();
        };
    }

    /** The state in a word, such as {@code paid}. */
    public String state() {
        return switch (order.state()) {
            case PaymentState.Open _ -> "open";
            case PaymentState.Unknown _ -> "unknown";
            case PaymentState.Paid _ -> "paid";
            case PaymentState.Cancelled _ -> "cancelled";
        };
    }
}
