package org.cityplus.payments;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Money;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A provider that moves no money. It keeps books of its own and shows all that a real one does to a city: attempts that fail,
 * answers that take time, notices that come late, twice or never. Its notices are the order's id, signed.
 */
@Component
@ConditionalOnBooleanProperty("cityplus.sandbox")
public class SandboxGateway implements PaymentGateway {
    /** How long a slow payment is not known at the provider itself. */
    static final Duration SLOW = Duration.ofSeconds(20);

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATE = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    SandboxGateway(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** What the payer makes the provider do. */
    public enum Course {
        /** Paid, known at once, and told. */
        PAID,
        /** Paid, but not known for a while, and told late. */
        SLOW,
        /** Paid, told twice. */
        TOLD_TWICE,
        /** Paid, and never told. */
        NEVER_TOLD,
        /** Paid, and the provider gives no answer for a while. */
        NO_ANSWER,
        DECLINED,
        /** Declined, which is not known for a while. */
        SLOWLY_DECLINED
    }

    @Override
    public String cashier(PaymentOrder order) {
        return "/sandbox/cashier/" + order.id();
    }

    @Override
    public Charge ask(OrderId order) {
        return jdbc.sql("""
                select id, paid_at, failure, known_at, silent_until, at from payments.sandbox_charge
                 where payment_order = ? order by failure is not null, at desc limit 1
                """)
                .param(order.value())
                .query((row, n) -> {
                    @Nullable Timestamp silentUntil = row.getTimestamp("silent_until");
                    if (silentUntil != null && silentUntil.toInstant().isAfter(clock.instant())) {
                        throw new GatewayUnreachable("the sandbox gives no answer about " + order);
                    }
                    Timestamp paidAt = row.getTimestamp("paid_at");
                    if (row.getTimestamp("known_at").toInstant().isAfter(clock.instant())) {
                        return new Charge.Pending();
                    }
                    if (paidAt != null) {
                        return new Charge.Paid(paidAt.toInstant(), row.getString("id"));
                    }
                    @Nullable String failure = row.getString("failure");
                    return failure == null
                            ? new Charge.None()
                            : new Charge.Failed(row.getTimestamp("at").toInstant(), Failure.valueOf(failure));
                })
                .optional()
                .orElseGet(Charge.None::new);
    }

    /** Takes a moment: the first answer is that it is under way. */
    @Override
    public RefundAnswer refund(RefundId refund, OrderId order, Money amount) {
        jdbc.sql("""
                insert into payments.sandbox_refund (id, payment_order, amount_fen, known_at) values (?, ?, ?, ?)
                on conflict (id) do nothing
                """)
                .params(
                        refund.value(),
                        order.value(),
                        amount.fen(),
                        Timestamp.from(clock.instant().plus(SOON)))
                .update();
        Instant knownAt = jdbc.sql("select known_at from payments.sandbox_refund where id = ?")
                .param(refund.value())
                .query(Timestamp.class)
                .single()
                .toInstant();
        return knownAt.isAfter(clock.instant())
                ? new RefundAnswer.Pending()
                : new RefundAnswer.Done(knownAt, refund.toString());
    }

    @Override
    public Optional<OrderId> readNotice(String signature, String body) {
        boolean right = MessageDigest.isEqual(
                sign(body).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
        if (!right) {
            return Optional.empty();
        }
        try {
            return Optional.of(new OrderId(UUID.fromString(body)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String sign(String body) {
        return HexFormat.of().formatHex(vault.digest("payments.sandbox-notice", body));
    }

    /** A row without a payment. Of a payment and this in the same moment, whichever takes the order's one row first counts. */
    @Override
    public Charge close(OrderId order) {
        jdbc.sql("""
                insert into payments.sandbox_charge (id, payment_order, at) values (?, ?, ?)
                on conflict (payment_order) where failure is null do nothing
                """)
                .params(Ids.next(clock), order.value(), Timestamp.from(clock.instant()))
                .update();
        return ask(order);
    }

    @Override
    public void reopen(OrderId order) {
        jdbc.sql("delete from payments.sandbox_charge where payment_order = ? and paid_at is null and failure is null")
                .param(order.value())
                .update();
    }

    /** The payer pressed pay; pressing again, or on a closed order, charges nothing more. */
    public void charge(OrderId order) {
        charge(order, Course.PAID);
    }

    /** The payer pressed pay, and it takes this course; nothing is charged for an order that was paid before. */
    public void charge(OrderId order, Course course) {
        Instant now = clock.instant();
        switch (course) {
            case PAID -> write(order, now, null, now, now.plus(SOON), 1);
            case SLOW -> write(order, now, null, now.plus(SLOW), now.plus(LATE), 1);
            case TOLD_TWICE -> write(order, now, null, now, now.plus(SOON), 2);
            case NEVER_TOLD -> write(order, now, null, now.plus(SLOW), null, 0);
            case NO_ANSWER -> {
                write(order, now, null, now, null, 0);
                beSilent(order, now.plus(SLOW));
            }
            case DECLINED -> write(order, now, Failure.DECLINED, now, now.plus(SOON), 1);
            case SLOWLY_DECLINED -> write(order, now, Failure.DECLINED, now.plus(SLOW), null, 0);
        }
    }

    private void beSilent(OrderId order, Instant until) {
        jdbc.sql("update payments.sandbox_charge set silent_until = ? where payment_order = ? and failure is null")
                .params(Timestamp.from(until), order.value())
                .update();
    }

    private void write(
            OrderId order, Instant now, @Nullable Failure failure, Instant knownAt, @Nullable Instant tell, int times) {
        jdbc.sql("""
                insert into payments.sandbox_charge (id, payment_order, at, paid_at, failure, known_at, notice_at, notices_left)
                select :id, :order, :at, :paidAt, :failure, :knownAt, :tell, :times
                 where not exists (select 1 from payments.sandbox_charge where payment_order = :order and failure is null)
                on conflict do nothing
                """)
                .param("id", Ids.next(clock))
                .param("order", order.value())
                .param("at", Timestamp.from(now))
                .param("paidAt", failure == null ? Timestamp.from(now) : null, Types.TIMESTAMP)
                .param("failure", failure == null ? null : failure.name(), Types.VARCHAR)
                .param("knownAt", Timestamp.from(knownAt))
                .param("tell", tell == null ? null : Timestamp.from(tell), Types.TIMESTAMP)
                .param("times", times)
                .update();
    }
}
