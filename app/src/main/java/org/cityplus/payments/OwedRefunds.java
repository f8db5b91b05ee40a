package org.cityplus.payments;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.city.AgencyId;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Role;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Money;
import org.cityplus.kernel.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Refunds no provider can make: the money was taken at a counter, or the payer's account there is closed. Somebody of the
 * agency hands it out and says how. Nobody hands out what they took themselves.
 */
@Component
public class OwedRefunds {
    private static final int LONGEST_HOW = 200;
    private static final int MOST_A_PAGE = 100;

    private final JdbcClient jdbc;
    private final RefundRows rows;
    private final MoneyWords words;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OwedRefunds(JdbcClient jdbc, RefundRows rows, MoneyWords words, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.words = words;
        this.events = events;
        this.clock = clock;
    }

    /** Money an agency owes back, and for what. */
    public record Owed(
            RefundId id, String purpose, LocalizedText title, Money amount, RefundReason reason, Instant askedAt) {}

    /** What the agency owes back, longest waiting first. */
    public List<Owed> list(AgencyId payee) {
        return jdbc.sql("""
                select r.id, r.reason, r.amount_fen, r.asked_at, o.purpose, o.title_zh, o.title_en
                  from payments.refund r join payments.payment_order o on o.id = r.payment_order
                 where r.state = 'STUCK' and o.payee = ?
                 order by r.asked_at, r.id
                 limit ?
                """)
                .params(payee.value(), MOST_A_PAGE)
                .query((row, n) -> new Owed(
                        new RefundId(row.getObject("id", UUID.class)),
                        row.getString("purpose"),
                        new LocalizedText(row.getString("title_zh"), row.getString("title_en")),
                        new Money(row.getLong("amount_fen")),
                        RefundReason.valueOf(row.getString("reason")),
                        row.getTimestamp("asked_at").toInstant()))
                .list();
    }

    /** What the refund is for, if the officer's agency owes or owed it; another's is as good as none. */
    public String purposeOf(Officer officer, RefundId id) {
        return jdbc.sql("""
                select o.purpose
                  from payments.refund r join payments.payment_order o on o.id = r.payment_order
                 where r.id = ? and o.payee = ?
                """)
                .params(id.value(), officer.agencyId())
                .query(String.class)
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    /**
     * Takes down that the money was handed out; again it changes nothing.
     *
     * @param how where the money went and by which voucher
     * @param person whose matter it is; with them {@code how} is erased
     * @return whether it was taken down now
     * @throws Refusal NOT_FOUND for another agency's; INVALID without {@code how}; FORBIDDEN on money one took; CONFLICT
     *     while the provider is still asked
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean handOut(Officer supervisor, RefundId id, String how, UUID person) {
        if (!supervisor.has(Role.SUPERVISOR)) {
            throw Refusal.notFound();
        }
        String purpose = purposeOf(supervisor, id);
        Refund refund = rows.getLocked(id);
        if (refund.state() == Refund.State.DONE) {
            return false;
        }
        if (refund.state() != Refund.State.STUCK) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("payments.owed.under-way"));
        }
        if (findTaker(refund.order()).filter(supervisor.id()::equals).isPresent()) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("payments.receipt.own"));
        }
        if (how.isBlank() || how.strip().length() > LONGEST_HOW) {
            Message rule = Message.of("payments.owed.how-rule", LONGEST_HOW);
            throw new Refusal(Refusal.Kind.INVALID, rule, List.of(new FieldError("how", rule)));
        }
        Instant now = clock.instant();
        jdbc.sql("""
                update payments.refund
                   set state = 'DONE', done_at = ?, handed_out_by = ?, handed_out_by_name = ?, handed_out_how = ''
                 where id = ?
                """)
                .params(Timestamp.from(now), supervisor.id(), supervisor.displayName(), id.value())
                .update();
        words.handedOut(id, person, how.strip());
        events.publishEvent(new PaymentRefunded(refund.order(), id, purpose, now));
        return true;
    }

    private Optional<UUID> findTaker(OrderId order) {
        return jdbc.sql("select clerk from payments.receipt where payment_order = ? and reversed_at is null")
                .param(order.value())
                .query(UUID.class)
                .optional();
    }
}
