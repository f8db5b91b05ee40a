package org.cityplus.payments.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.city.City;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.Refusal;
import org.cityplus.payments.OrderId;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.Payments;
import org.cityplus.payments.Refund;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A resident's orders with what came back of each, for the page and for programs. */
@Component
class MyPayments {
    private final Payments payments;
    private final City city;

    MyPayments(Payments payments, City city) {
        this.payments = payments;
        this.city = city;
    }

    /** Orders opened before {@code before}, or all; latest first. Somebody else's order is as good as none. */
    List<PaymentLine> list(Resident resident, @Nullable UUID before, int most) {
        Optional<PaymentOrder> from = Optional.ofNullable(before).map(id -> get(resident, id));
        List<PaymentOrder> orders = payments.listOf(resident.id(), from, most);
        Map<OrderId, List<Refund>> refunds =
                payments.listRefunds(orders.stream().map(PaymentOrder::id).toList()).stream()
                        .collect(Collectors.groupingBy(Refund::order));
        return orders.stream()
                .map(order -> new PaymentLine(
                        order,
                        city.findAgency(order.payee())
                                .map(agency -> agency.name())
                                .orElse(city.name()),
                        refunds.getOrDefault(order.id(), List.of())))
                .toList();
    }

    PaymentOrder get(Resident resident, UUID id) {
        PaymentOrder order = payments.get(new OrderId(id));
        if (!order.payer().equals(resident.id())) {
            throw Refusal.notFound();
        }
        return order;
    }
}
