package org.cityplus.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.city.AgencyId;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders as rows. Each change names the states it may start from, so of two at once the second changes nothing. */
@Component
class OrderRows {
    private final JdbcClient jdbc;

    OrderRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PaymentOrder order) {
        jdbc.sql("""
                insert into payments.payment_order
                    (id, payer, payee, purpose, title_zh, title_en, amount_fen, return_path, opened_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (purpose) do nothing
                """)
                .params(
                        order.id().value(),
                        order.payer(),
                        order.payee().value(),
                        order.purpose(),
                        order.title().zh(),
                        order.title().en(),
                        order.amount().fen(),
                        order.returnPath(),
                        Timestamp.from(order.openedAt()))
                .update();
    }

    Optional<PaymentOrder> find(OrderId id) {
        return jdbc.sql("select * from payments.payment_order where id = ?")
                .param(id.value())
                .query(OrderRows::order)
                .optional();
    }

    Optional<PaymentOrder> findByPurpose(String purpose) {
        return jdbc.sql("select * from payments.payment_order where purpose = ?")
                .param(purpose)
                .query(OrderRows::order)
                .optional();
    }

    /** The payer's orders opened before one, latest first. */
    List<PaymentOrder> listOf(UUID payer, Optional<PaymentOrder> before, int most) {
        return jdbc.sql("""
                select * from payments.payment_order
                 where payer = ? and (opened_at, id) < (?, ?)
                 order by opened_at desc, id desc
                 limit ?
                """)
                .params(
                        payer,
                        before.map(order -> Timestamp.from(order.openedAt())).orElse(FOREVER),
                        before.map(order -> order.id().value()).orElse(LAST),
                        most)
                .query(OrderRows::order)
                .list();
    }

    private static final Timestamp FOREVER = Timestamp.from(Instant.parse("9999-12-31T00:00:00Z"));
    private static final UUID LAST = new UUID(-1, -1);

    /** The payer goes to the provider; from now on it is asked by itself. */
    void started(OrderId id, Instant at, Instant nextAsk) {
        jdbc.sql("""
                update payments.payment_order
                   set started_at = ?, next_ask_at = ?
                 where id = ? and state = 'OPEN'
                """)
                .params(Timestamp.from(at), Timestamp.from(nextAsk), id.value())
                .update();
    }

    /** Another payer, as long as it is to be paid. */
    void payBy(OrderId id, UUID payer) {
        jdbc.sql("update payments.payment_order set payer = ? where id = ? and state = 'OPEN' and payer <> ?")
                .params(payer, id.value(), payer)
                .update();
    }

    /** Taken at a counter, in a transaction that holds the order. */
    void paidAtCounter(OrderId id, Instant at) {
        jdbc.sql("""
                update payments.payment_order
                   set state = 'PAID', paid_at = ?, failure = null, failed_at = null, next_ask_at = null
                 where id = ? and state = 'OPEN'
                """).params(Timestamp.from(at), id.value()).update();
    }

    boolean isPaidAtCounter(OrderId id) {
        return jdbc.sql(
                        "select exists (select 1 from payments.receipt where payment_order = ? and reversed_at is null)")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    /** What a counter took went back there: it is owed again. */
    void owedAgain(OrderId id) {
        jdbc.sql("update payments.payment_order set state = 'OPEN', paid_at = null where id = ? and state = 'PAID'")
                .param(id.value())
                .update();
    }

    /** Whether this was the first to know. */
    boolean paid(OrderId id, Charge.Paid paid) {
        return jdbc.sql("""
                        update payments.payment_order
                           set state = 'PAID', paid_at = ?, provider_reference = ?, unknown_since = null, failure = null,
                               failed_at = null, next_ask_at = null
                         where id = ? and state in ('OPEN', 'UNKNOWN')
                        """)
                        .params(Timestamp.from(paid.at()), paid.reference(), id.value())
                        .update()
                == 1;
    }

    /** Whether this was the first to know that money came for an order that is no longer to be paid. */
    boolean paidTooLate(OrderId id, Charge.Paid paid) {
        return jdbc.sql("""
                        update payments.payment_order
                           set paid_at = ?, provider_reference = ?, next_ask_at = null
                         where id = ? and state = 'CANCELLED' and paid_at is null
                        """)
                        .params(Timestamp.from(paid.at()), paid.reference(), id.value())
                        .update()
                == 1;
    }

    /** An answer from before the payer's newest attempt says nothing about that one. */
    void failed(PaymentOrder asked, Charge.Failed failed) {
        jdbc.sql("""
                update payments.payment_order
                   set state = 'OPEN', unknown_since = null, failure = :failure, failed_at = :at
                 where id = :id and state in ('OPEN', 'UNKNOWN') and unknown_since is not distinct from :since
                """)
                .param("failure", failed.failure().name())
                .param("at", Timestamp.from(failed.at()))
                .param("id", asked.id().value())
                .param("since", unknownSince(asked), Types.TIMESTAMP)
                .update();
    }

    private static @Nullable Timestamp unknownSince(PaymentOrder order) {
        return order.state() instanceof PaymentState.Unknown unknown ? Timestamp.from(unknown.since()) : null;
    }

    void unknown(OrderId id, Instant since) {
        jdbc.sql("""
                update payments.payment_order
                   set state = 'UNKNOWN', unknown_since = ?, started_at = coalesce(started_at, ?),
                       next_ask_at = coalesce(next_ask_at, ?)
                 where id = ? and state = 'OPEN'
                """)
                .params(Timestamp.from(since), Timestamp.from(since), Timestamp.from(since), id.value())
                .update();
    }

    /** No answer about an order whose payer went to the provider; of one that nobody went to pay it says nothing. */
    void unanswered(OrderId id, Instant since) {
        jdbc.sql("""
                update payments.payment_order
                   set state = 'UNKNOWN', unknown_since = ?, next_ask_at = coalesce(next_ask_at, ?)
                 where id = ? and state = 'OPEN' and started_at is not null
                """)
                .params(Timestamp.from(since), Timestamp.from(since), id.value())
                .update();
    }

    /** The provider is sure that nobody had tried when it was asked. */
    void untried(PaymentOrder asked) {
        jdbc.sql("""
                update payments.payment_order set state = 'OPEN', unknown_since = null
                 where id = :id and state = 'UNKNOWN' and unknown_since is not distinct from :since
                """)
                .param("id", asked.id().value())
                .param("since", unknownSince(asked), Types.TIMESTAMP)
                .update();
    }

    void cancelled(OrderId id, Instant at, Instant nextAsk) {
        jdbc.sql("""
                update payments.payment_order
                   set state = 'CANCELLED', cancelled_at = ?, unknown_since = null,
                       next_ask_at = case when started_at is not null then cast(? as timestamptz) end
                 where id = ? and state in ('OPEN', 'UNKNOWN')
                """)
                .params(Timestamp.from(at), Timestamp.from(nextAsk), id.value())
                .update();
    }

    /** An order whose turn it is to be asked about, and when its payer went to the provider. */
    record Due(OrderId id, Instant startedAt, boolean unknown) {}

    /** Takes up to {@code most} of them; no other node is given the same within {@code lease}. */
    List<Due> claimDue(Instant now, Instant lease, int most) {
        return jdbc.sql("""
                update payments.payment_order set next_ask_at = ?
                 where id in (select id from payments.payment_order where next_ask_at <= ?
                               order by next_ask_at limit ? for update skip locked)
                returning id, coalesce(started_at, opened_at) as started_at, state = 'UNKNOWN' as unknown
                """)
                .params(Timestamp.from(lease), Timestamp.from(now), most)
                .query((row, n) -> new Due(
                        new OrderId(row.getObject("id", UUID.class)),
                        row.getTimestamp("started_at").toInstant(),
                        row.getBoolean("unknown")))
                .list();
    }

    /** When to ask next. An order that has been settled meanwhile stays as it is. */
    void askAgain(OrderId id, Instant at) {
        jdbc.sql("update payments.payment_order set next_ask_at = ? where id = ? and next_ask_at is not null")
                .params(Timestamp.from(at), id.value())
                .update();
    }

    void stopAsking(OrderId id) {
        jdbc.sql("update payments.payment_order set next_ask_at = null where id = ?")
                .param(id.value())
                .update();
    }

    private static PaymentOrder order(ResultSet row, int n) throws SQLException {
        return new PaymentOrder(
                new OrderId(row.getObject("id", UUID.class)),
                row.getObject("payer", UUID.class),
                new AgencyId(row.getString("payee")),
                row.getString("purpose"),
                new LocalizedText(row.getString("title_zh"), row.getString("title_en")),
                new Money(row.getLong("amount_fen")),
                row.getString("return_path"),
                row.getTimestamp("opened_at").toInstant(),
                state(row));
    }

    private static PaymentState state(ResultSet row) throws SQLException {
        @Nullable String failure = row.getString("failure");
        return switch (row.getString("state")) {
            case "OPEN" -> new PaymentState.Open(failure == null ? null : Failure.valueOf(failure));
            case "UNKNOWN" -> new PaymentState.Unknown(instant(row, "unknown_since"));
            case "PAID" -> new PaymentState.Paid(instant(row, "paid_at"));
            case "CANCELLED" -> new PaymentState.Cancelled(instant(row, "cancelled_at"));
            default -> throw new IllegalStateException("an order in no known state");
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getTimestamp(column)).toInstant();
    }
}
