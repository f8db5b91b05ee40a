package org.cityplus.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ValueRange;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Role;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Money;
import org.cityplus.kernel.Refusal;
import org.cityplus.payments.Receipt.Means;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cash and cards at a counter. An order is settled once, online or here: before a receipt is written the provider closes
 * the order, and says whether it had been paid there.
 */
@Component
public class Receipts {
    private static final int LONGEST_WHY = 500;
    private static final int MOST_A_PAGE = 100;
    /** PostgreSQL knows no day beyond some; a reader may type any. */
    private static final ValueRange KNOWN_YEARS = ValueRange.of(1, 9999);

    private static final String SELECT = "select r.*, o.purpose from payments.receipt r"
            + " join payments.payment_order o on o.id = r.payment_order ";

    private final JdbcClient jdbc;
    private final Payments payments;
    private final OrderRows orders;
    private final MoneyWords words;
    private final PaymentGateway gateway;
    private final City city;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Receipts(
            JdbcClient jdbc,
            Payments payments,
            OrderRows orders,
            MoneyWords words,
            PaymentGateway gateway,
            City city,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.payments = payments;
        this.orders = orders;
        this.words = words;
        this.gateway = gateway;
        this.city = city;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes the whole amount; the same clerk and means again answer the same receipt.
     *
     * @throws Refusal CONFLICT when it is paid already; NOT_FOUND for another agency's order
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Receipt take(Officer clerk, String clerkName, OrderId id, Means means) {
        PaymentOrder order = locked(clerk, Role.CLERK, id);
        Optional<Receipt> taken = find(id);
        if (taken.isPresent()) {
            return taken.filter(receipt -> receipt.clerk().equals(clerk.id()) && receipt.means() == means)
                    .orElseThrow(Receipts::paidAlready);
        }
        requireClosed(order);
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, city.zone());
        jdbc.sql("""
                insert into payments.receipt
                    (id, number, payment_order, agency, clerk, clerk_name, means, amount_fen, at)
                values (?, ? || lpad(nextval('payments.receipt_number')::text, 6, '0'), ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        Ids.next(clock),
                        "R-%02d%02d-".formatted(today.getYear() % 100, today.getMonthValue()),
                        id.value(),
                        clerk.agencyId(),
                        clerk.id(),
                        clerkName,
                        means.name(),
                        order.amount().fen(),
                        Timestamp.from(now))
                .update();
        orders.paidAtCounter(id, now);
        events.publishEvent(new PaymentOrderPaid(id, order.purpose(), now));
        return find(id).orElseThrow();
    }

    /**
     * Gives the money back on the day it was taken: later it is a refund, with a file of its own. Nobody takes back what
     * they took themselves.
     *
     * @param person whose matter it is; with them {@code why} is erased
     * @throws Refusal CONFLICT when it is another day, or another receipt is in force; FORBIDDEN on one's own
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Receipt reverse(Officer supervisor, UUID receiptId, String why, UUID person) {
        Receipt receipt = get(supervisor, receiptId);
        locked(supervisor, Role.SUPERVISOR, receipt.order());
        receipt = get(supervisor, receiptId);
        if (receipt.findReversal().isPresent()) {
            return receipt;
        }
        if (receipt.clerk().equals(supervisor.id())) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("payments.receipt.own"));
        }
        if (why.isBlank() || why.strip().length() > LONGEST_WHY) {
            Message message = Message.of("payments.receipt.why-rule", LONGEST_WHY);
            throw new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("why", message)));
        }
        Instant now = clock.instant();
        if (!LocalDate.ofInstant(now, city.zone()).equals(LocalDate.ofInstant(receipt.at(), city.zone()))) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("payments.receipt.another-day"));
        }
        jdbc.sql("""
                update payments.receipt
                   set reversed_at = ?, reversed_by = ?, reversed_by_name = ?, reversed_why = '' where id = ?
                """)
                .params(Timestamp.from(now), supervisor.id(), supervisor.displayName(), receiptId)
                .update();
        words.reversed(receiptId, person, why.strip());
        orders.owedAgain(receipt.order());
        gateway.reopen(receipt.order());
        return get(supervisor, receiptId);
    }

    /** The receipt in force for an order. */
    public Optional<Receipt> find(OrderId order) {
        return jdbc.sql(SELECT + "where r.payment_order = ? and r.reversed_at is null")
                .param(order.value())
                .query(this::read)
                .optional();
    }

    /** A receipt of the officer's agency; another's is as good as none. */
    public Receipt get(Officer officer, UUID id) {
        return jdbc.sql(SELECT + "where r.id = ? and r.agency = ?")
                .params(id, officer.agencyId())
                .query(this::read)
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    /** What was taken at an agency on a day, newest first. */
    public List<Receipt> list(AgencyId agency, LocalDate day) {
        if (!KNOWN_YEARS.isValidIntValue(day.getYear())) {
            return List.of();
        }
        return jdbc.sql(SELECT + "where r.agency = ? and r.at >= ? and r.at < ? order by r.at desc, r.id desc limit ?")
                .params(agency.value(), start(day), start(day.plusDays(1)), MOST_A_PAGE)
                .query(this::read)
                .list();
    }

    private Timestamp start(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(city.zone()).toInstant());
    }

    /** The order, held until the transaction ends. */
    private PaymentOrder locked(Officer officer, Role role, OrderId id) {
        jdbc.sql("select 1 from payments.payment_order where id = ? for update")
                .param(id.value())
                .query(row -> {});
        PaymentOrder order = payments.get(id);
        if (!officer.has(role) || !order.payee().equals(officer.agency())) {
            throw Refusal.notFound();
        }
        return order;
    }

    /** Owed, and not to be paid at the provider any more. */
    private void requireClosed(PaymentOrder order) {
        if (order.state() instanceof PaymentState.Unknown) {
            throw stillUnknown();
        }
        if (!order.canBePaid()) {
            throw paidAlready();
        }
        try {
            switch (gateway.close(order.id())) {
                case Charge.None _, Charge.Failed _ -> {}
                case Charge.Pending _ -> throw stillUnknown();
                case Charge.Paid _ -> throw paidAlready();
            }
        } catch (GatewayUnreachable e) {
            throw stillUnknown();
        }
    }

    private static Refusal stillUnknown() {
        return new Refusal(Refusal.Kind.CONFLICT, Message.of("payments.still-unknown"));
    }

    private static Refusal paidAlready() {
        return new Refusal(Refusal.Kind.CONFLICT, Message.of("payments.receipt.paid-already"));
    }

    private Receipt read(ResultSet row, int n) throws SQLException {
        @Nullable UUID by = row.getObject("reversed_by", UUID.class);
        return new Receipt(
                row.getObject("id", UUID.class),
                row.getString("number"),
                new OrderId(row.getObject("payment_order", UUID.class)),
                row.getString("purpose"),
                new AgencyId(row.getString("agency")),
                row.getObject("clerk", UUID.class),
                row.getString("clerk_name"),
                Means.valueOf(row.getString("means")),
                new Money(row.getLong("amount_fen")),
                row.getTimestamp("at").toInstant(),
                by == null
                        ? null
                        : new Receipt.Reversal(
                                by,
                                row.getString("reversed_by_name"),
                                row.getTimestamp("reversed_at").toInstant(),
                                words.whyReversed(row)));
    }
}
