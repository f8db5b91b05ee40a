package org.cityplus.payments.web;

import java.util.List;
import java.util.UUID;
import org.cityplus.identity.MeLink;
import org.cityplus.identity.Resident;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What I paid, what I owe, what came back. */
@Controller
class PaymentsPages {
    private static final int PAGE = 20;

    private final MyPayments mine;

    PaymentsPages(MyPayments mine) {
        this.mine = mine;
    }

    @Bean
    static MeLink paymentsLink() {
        return new MeLink(30, "/me/payments", "yuan", "payments.mine.title");
    }

    @GetMapping("/me/payments")
    String mine(
            @AuthenticationPrincipal Resident resident,
            @RequestParam(required = false) @Nullable UUID before,
            Model model) {
        List<PaymentLine> found = mine.list(resident, before, PAGE + 1);
        List<PaymentLine> shown = found.stream().limit(PAGE).toList();
        model.addAttribute("lines", shown);
        model.addAttribute(
                "older", found.size() > PAGE ? shown.getLast().order().id().toString() : "");
        return "payments/mine";
    }
}
