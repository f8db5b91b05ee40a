package org.cityplus.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refunds as rows. */
@Component
class RefundRows {
    private final JdbcClient jdbc;

    RefundRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Refund refund) {
        jdbc.sql("""
                insert into payments.refund (id, payment_order, reason, amount_fen, asked_at, next_try_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (payment_order, reason) do nothing
                """)
                .params(
                        refund.id().value(),
                        refund.order().value(),
                        refund.reason().name(),
                        refund.amount().fen(),
                        Timestamp.from(refund.askedAt()),
                        Timestamp.from(refund.askedAt()))
                .update();
    }

    Optional<Refund> find(OrderId order, RefundReason reason) {
        return jdbc.sql("select * from payments.refund where payment_order = ? and reason = ?")
                .params(order.value(), reason.name())
                .query(RefundRows::refund)
                .optional();
    }

    /** The refund, held until the transaction ends. */
    Refund getLocked(RefundId id) {
        return jdbc.sql("select * from payments.refund where id = ? for update")
                .param(id.value())
                .query(RefundRows::refund)
                .single();
    }

    List<Refund> listOf(List<OrderId> orders) {
        UUID[] ids = orders.stream().map(OrderId::value).toArray(UUID[]::new);
        return jdbc.sql("select * from payments.refund where payment_order = any (?) order by asked_at, id")
                .param(ids)
                .query(RefundRows::refund)
                .list();
    }

    /** All that goes back of an order, for whatever reason. */
    Money sum(OrderId order) {
        return new Money(jdbc.sql("select coalesce(sum(amount_fen), 0) from payments.refund where payment_order = ?")
                .param(order.value())
                .query(Long.class)
                .single());
    }

    /** A refund whose turn it is, and how often it was tried before. */
    record Due(Refund refund, int tries) {}

    /** Takes up to {@code most} of them; no other node is given the same within {@code lease}. */
    List<Due> claimDue(Instant now, Instant lease, int most) {
        return jdbc.sql("""
                update payments.refund set next_try_at = ?, tries = tries + 1
                 where id in (select id from payments.refund where next_try_at <= ?
                               order by next_try_at limit ? for update skip locked)
                returning *
                """)
                .params(Timestamp.from(lease), Timestamp.from(now), most)
                .query((row, n) -> new Due(refund(row, n), row.getInt("tries")))
                .list();
    }

    /** Whether this was the first to know. */
    boolean done(RefundId id, RefundAnswer.Done done) {
        return jdbc.sql("""
                        update payments.refund
                           set state = 'DONE', done_at = ?, provider_reference = ?, next_try_at = null
                         where id = ? and state <> 'DONE'
                        """)
                        .params(Timestamp.from(done.at()), done.reference(), id.value())
                        .update()
                == 1;
    }

    /** Whether this was the first to know. */
    boolean stuck(RefundId id) {
        return jdbc.sql(
                                "update payments.refund set state = 'STUCK', next_try_at = null where id = ? and state = 'ASKED'")
                        .param(id.value())
                        .update()
                == 1;
    }

    void tryAgain(RefundId id, Instant at) {
        jdbc.sql("update payments.refund set next_try_at = ? where id = ? and state = 'ASKED'")
                .params(Timestamp.from(at), id.value())
                .update();
    }

    long countStuck() {
        return jdbc.sql("select count(*) from payments.refund where state = 'STUCK'")
                .query(Long.class)
                .single();
    }

    private static Refund refund(ResultSet row, int n) throws SQLException {
        @Nullable Timestamp doneAt = row.getTimestamp("done_at");
        return new Refund(
                new RefundId(row.getObject("id", UUID.class)),
                new OrderId(row.getObject("payment_order", UUID.class)),
                RefundReason.valueOf(row.getString("reason")),
                new Money(row.getLong("amount_fen")),
                Refund.State.valueOf(row.getString("state")),
                row.getTimestamp("asked_at").toInstant(),
                doneAt == null ? null : doneAt.toInstant());
    }
}
