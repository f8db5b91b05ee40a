package org.cityplus.cases.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.channels.Note;
import org.cityplus.channels.NotificationDraft;
import org.cityplus.channels.Notifications;
import org.cityplus.city.City;
import org.cityplus.kernel.Message;
import org.cityplus.payments.OrderId;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.PaymentRefundStuck;
import org.cityplus.payments.PaymentRefunded;
import org.cityplus.payments.Payments;
import org.cityplus.payments.Refund;
import org.cityplus.payments.RefundId;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells whoever paid that the money went back, or that it takes somebody to hand it out; once each, keyed by the refund. */
@Component
class RefundNotices {
    private static final String CASE = "case:";
    private static final String STUCK = "refund-stuck";

    private final CaseBook book;
    private final Payments payments;
    private final Notifications notifications;
    private final City city;

    RefundNotices(CaseBook book, Payments payments, Notifications notifications, City city) {
        this.book = book;
        this.payments = payments;
        this.notifications = notifications;
        this.city = city;
    }

    @ApplicationModuleListener
    void on(PaymentRefunded event) {
        tell(event.order(), event.refund(), "refunded", Note.Tone.LEAF);
    }

    @ApplicationModuleListener
    void on(PaymentRefundStuck event) {
        tell(event.order(), event.refund(), STUCK, Note.Tone.LAMP);
    }

    private void tell(OrderId id, RefundId refundId, String what, Note.Tone tone) {
        PaymentOrder order = payments.get(id);
        if (!order.purpose().startsWith(CASE)) {
            return;
        }
        Refund refund = payments.listRefunds(List.of(id)).stream()
                .filter(each -> each.id().equals(refundId))
                .findFirst()
                .orElseThrow();
        // A case may be forgotten before its money is back; who paid is told all the same.
        book.find(new CaseId(UUID.fromString(order.purpose().substring(CASE.length()))))
                .ifPresentOrElse(
                        row -> send(order, refund, what, tone, number(row), "/cases/" + row.id()),
                        () -> send(order, refund, what, tone, List.of(), "/me/payments"));
    }

    private static List<Note.Row> number(CaseRow row) {
        return List.of(new Note.Row(Message.of("cases.note.number"), Message.of("cases.answer", row.number())));
    }

    private void send(
            PaymentOrder order, Refund refund, String what, Note.Tone tone, List<Note.Row> number, String link) {
        List<Note.Row> rows = new ArrayList<>();
        rows.add(new Note.Row(Message.of("cases.note.service"), Message.of("cases.answer", order.title())));
        rows.addAll(number);
        rows.add(new Note.Row(Message.of("cases.note.refund"), Message.of("cases.answer", refund.amount())));
        if (what.equals(STUCK)) {
            rows.add(new Note.Row(
                    Message.of("cases.note.refund-how"), Message.of("cases.note.refund-stuck.how", city.hotline())));
        }
        notifications.send(new NotificationDraft(
                order.payer(),
                order.payee(),
                "refund:" + refund.id().value() + ":" + what,
                "cases." + what.replace("-", ""),
                new Note(
                        Message.of("cases.note." + what + ".title"),
                        Message.of("cases.note." + what + ".line"),
                        new Note.State(tone, Message.of("cases.note." + what + ".state")),
                        rows,
                        Message.of("cases.note." + what + ".link")),
                link));
    }
}
