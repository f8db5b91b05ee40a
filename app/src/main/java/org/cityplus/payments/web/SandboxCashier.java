package org.cityplus.payments.web;

import java.util.UUID;
import org.cityplus.identity.Audience;
import org.cityplus.identity.Door;
import org.cityplus.identity.Resident;
import org.cityplus.payments.OrderId;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.Payments;
import org.cityplus.payments.SandboxGateway;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sandbox provider's own page. Payers see that no money moves. */
@Controller
@ConditionalOnBooleanProperty("cityplus.sandbox")
@RequestMapping("/sandbox/cashier/{id}")
class SandboxCashier {
    private final Payments payments;
    private final SandboxGateway sandbox;

    SandboxCashier(Payments payments, SandboxGateway sandbox) {
        this.payments = payments;
        this.sandbox = sandbox;
    }

    @Bean
    static Door cashierForResidents() {
        return Door.to(Audience.RESIDENT, "/sandbox/cashier/**");
    }

    @GetMapping
    String cashier(@AuthenticationPrincipal Resident resident, @PathVariable UUID id, Model model) {
        PaymentOrder order = payments.getPayable(resident.id(), new OrderId(id));
        if (!order.canBePaid()) {
            return "redirect:" + order.returnPath();
        }
        model.addAttribute("order", order);
        return "payments/sandbox-cashier";
    }

    @PostMapping
    String pay(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "PAID") SandboxGateway.Course course) {
        PaymentOrder order = payments.payBy(resident.id(), new OrderId(id));
        sandbox.charge(order.id(), course);
        payments.settle(order.id());
        return "redirect:" + order.returnPath();
    }
}
