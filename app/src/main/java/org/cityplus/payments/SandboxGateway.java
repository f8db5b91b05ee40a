package org.cityplus.payments;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A provider that moves no money: the payer presses a button on its cashier page. */
@Component
@ConditionalOnBooleanProperty("cityplus.sandbox")
public class SandboxGateway implements PaymentGateway {
    private final JdbcClient jdbc;
    private final Clock clock;

    SandboxGateway(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String cashier(PaymentOrder order) {
        return "/sandbox/cashier/" + order.id();
    }

    @Override
    public Optional<Instant> findPaidAt(OrderId order) {
        return jdbc.sql("select paid_at from payments.sandbox_charge where payment_order = ?")
                .param(order.value())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** The payer pressed pay; pressing again charges nothing more. */
    public void charge(OrderId order) {
        jdbc.sql("""
                insert into payments.sandbox_charge (id, payment_order, paid_at) values (?, ?, ?)
                on conflict (payment_order) do nothing
                """)
                .params(UUID.randomUUID(), order.value(), Timestamp.from(clock.instant()))
                .update();
    }
}
