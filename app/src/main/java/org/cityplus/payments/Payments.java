package org.cityplus.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.city.AgencyId;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Money;
import org.cityplus.kernel.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens payment orders and settles them. Settling twice is settling once. */
@Component
public class Payments {
    private static final String COLUMNS =
            "id, payer, payee, purpose, title_zh, title_en, amount_fen, return_path, paid_at";

    private final JdbcClient jdbc;
    private final PaymentGateway gateway;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Payments(JdbcClient jdbc, PaymentGateway gateway, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.gateway = gateway;
        this.events = events;
        this.clock = clock;
    }

    /** Opens the order for {@code purpose} in the caller's transaction; the same purpose again answers the order there is. */
    @Transactional
    public PaymentOrder open(
            UUID payer, AgencyId payee, String purpose, LocalizedText title, Money amount, String returnPath) {
        jdbc.sql("""
                insert into payments.payment_order
                    (id, payer, payee, purpose, title_zh, title_en, amount_fen, return_path, opened_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (purpose) do nothing
                """)
                .params(
                        Ids.next(clock),
                        payer,
                        payee.value(),
                        purpose,
                        title.zh(),
                        title.en(),
                        amount.fen(),
                        returnPath,
                        Timestamp.from(clock.instant()))
                .update();
        return findByPurpose(purpose).orElseThrow();
    }

    public PaymentOrder get(OrderId id) {
        return jdbc.sql("select " + COLUMNS + " from payments.payment_order where id = ?")
                .param(id.value())
                .query(Payments::order)
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    public Optional<PaymentOrder> findByPurpose(String purpose) {
        return jdbc.sql("select " + COLUMNS + " from payments.payment_order where purpose = ?")
                .param(purpose)
                .query(Payments::order)
                .optional();
    }

    /** All that one person was asked to pay, the latest first. */
    List<PaymentOrder> listOf(UUID payer) {
        return jdbc.sql("select " + COLUMNS + " from payments.payment_order where payer = ? order by opened_at desc")
                .param(payer)
                .query(Payments::order)
                .list();
    }

    public String cashier(PaymentOrder order) {
        return gateway.cashier(order);
    }

    /**
     * Asks the gateway and takes down what it says. Called for the gateway's notice, when the payer comes back, and
     * whenever somebody doubts: the answer is the same.
     */
    @Transactional
    public PaymentOrder settle(OrderId id) {
        Optional<Instant> paidAt = gateway.findPaidAt(id);
        if (paidAt.isPresent()) {
            int first = jdbc.sql("update payments.payment_order set paid_at = ? where id = ? and paid_at is null")
                    .params(Timestamp.from(paidAt.get()), id.value())
                    .update();
            if (first == 1) {
                events.publishEvent(new PaymentOrderPaid(id, get(id).purpose(), paidAt.get()));
            }
        }
        return get(id);
    }

    private static PaymentOrder order(ResultSet row, int n) throws SQLException {
        Timestamp paidAt = row.getTimestamp("paid_at");
        return new PaymentOrder(
                new OrderId(row.getObject("id", UUID.class)),
                row.getObject("payer", UUID.class),
                new AgencyId(row.getString("payee")),
                row.getString("purpose"),
                new LocalizedText(row.getString("title_zh"), row.getString("title_en")),
                new Money(row.getLong("amount_fen")),
                row.getString("return_path"),
                paidAt == null ? null : paidAt.toInstant());
    }
}
