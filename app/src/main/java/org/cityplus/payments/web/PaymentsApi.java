package org.cityplus.payments.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cityplus.identity.Audience;
import org.cityplus.identity.Door;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.payments.Notices;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.PaymentState;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Payments", description = "What I owe, what I paid, what came back; and the door for a provider's notices")
class PaymentsApi {
    private static final int PAGE = 50;
    /** No provider's notice is longer. */
    private static final int LONGEST_NOTICE = 16 * 1024;

    private final MyPayments mine;
    private final Notices notices;

    PaymentsApi(MyPayments mine, Notices notices) {
        this.mine = mine;
        this.notices = notices;
    }

    @Bean
    static Door paymentNotices() {
        return Door.to(Audience.ANYONE, "/api/payments/notices");
    }

    /** @param failure why the last attempt took no money */
    record OrderJson(
            UUID id,
            String purpose,
            String title,
            String titleEn,
            long fen,
            String state,
            Instant openedAt,
            @Nullable String failure,
            List<RefundJson> refunds) {}

    record RefundJson(
            UUID id,
            long fen,
            String reason,
            String state,
            @Nullable Instant doneAt) {}

    @Operation(summary = "My orders opened before one of them, latest first, at most 50")
    @GetMapping("/api/me/payments")
    List<OrderJson> mine(
            @AuthenticationPrincipal Resident resident, @RequestParam(required = false) @Nullable UUID before) {
        return mine.list(resident, before, PAGE).stream().map(PaymentsApi::json).toList();
    }

    @Operation(
            summary = "For the payment provider: says that there is something to ask it about. Signed; may be repeated")
    @PostMapping("/api/payments/notices")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void notice(@RequestHeader("Payment-Signature") String signature, HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST_NOTICE + 1);
        if (body.length > LONGEST_NOTICE) {
            throw new Refusal(Refusal.Kind.TOO_LARGE, Message.of("payments.notice-too-long", LONGEST_NOTICE));
        }
        notices.take(signature, new String(body, StandardCharsets.UTF_8));
    }

    private static OrderJson json(PaymentLine line) {
        PaymentOrder order = line.order();
        return new OrderJson(
                order.id().value(),
                order.purpose(),
                order.title().zh(),
                order.title().en(),
                order.amount().fen(),
                line.state(),
                order.openedAt(),
                order.state() instanceof PaymentState.Open open && open.failure() != null
                        ? open.failure().name()
                        : null,
                line.refunds().stream()
                        .map(refund -> new RefundJson(
                                refund.id().value(),
                                refund.amount().fen(),
                                refund.reason().name(),
                                refund.state().name(),
                                refund.doneAt()))
                        .toList());
    }
}
