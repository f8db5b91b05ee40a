package org.cityplus.cases.privacy;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.form.FileClaims;
import org.cityplus.cases.lifecycle.Actor;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.CasesOfErased;
import org.cityplus.cases.lifecycle.Filer;
import org.cityplus.cases.lifecycle.Remedies;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.cases.lifeevent.ForgottenParts;
import org.cityplus.channels.Notifications;
import org.cityplus.city.City;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.Payments;
import org.cityplus.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases one case whole, unless a rule keeps it: rows, messages about it, its claims on files, with the trace in the same
 * transaction. Stopped anywhere, nothing has happened. Payment orders stay for their own time; they name nobody, and what was
 * written of money that went back goes.
 */
@Component
class ForgetCase {
    static final String ACT = "forgotten";

    /** In this order: what others point to goes last. */
    private static final List<String> ROWS = List.of(
            "delete from cases.booking where case_id = ?",
            "delete from cases.deadline where case_id = ?",
            "delete from cases.note where case_id = ?",
            "delete from cases.paper where case_id = ?",
            "delete from cases.involved where case_id = ?",
            "delete from cases.name_piece where case_id = ?",
            "delete from cases.preserved where case_id = ?",
            "delete from cases.action where case_id = ?",
            "delete from cases.draft where lodged_as = ?",
            "delete from cases.case_row where id = ?");

    private final CaseBook book;
    private final CasesOfErased erased;
    private final Remedies remedies;
    private final KeptUntil kept;
    private final PreservedCases preserved;
    private final Payments payments;
    private final FileClaims claims;
    private final ForgottenParts parts;
    private final Notifications notifications;
    private final Vault vault;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final City city;
    private final Clock clock;

    ForgetCase(
            CaseBook book,
            CasesOfErased erased,
            Remedies remedies,
            KeptUntil kept,
            PreservedCases preserved,
            Payments payments,
            FileClaims claims,
            ForgottenParts parts,
            Notifications notifications,
            Vault vault,
            Audit audit,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            City city,
            Clock clock) {
        this.book = book;
        this.erased = erased;
        this.remedies = remedies;
        this.kept = kept;
        this.preserved = preserved;
        this.payments = payments;
        this.claims = claims;
        this.parts = parts;
        this.notifications = notifications;
        this.vault = vault;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.city = city;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {
        record Forgotten() implements Outcome {}

        record Kept(KeepRule rule) implements Outcome {}

        /** It is gone already, or somebody is at it. */
        record Passed() implements Outcome {}
    }

    Outcome forget(CaseId id) {
        return Objects.requireNonNull(transactions.execute(status -> book.findUnlocked(id)
                .map(row -> KeepRule.first(facts(row))
                        .<Outcome>map(Outcome.Kept::new)
                        .orElseGet(() -> forget(row)))
                .orElseGet(Outcome.Passed::new)));
    }

    private KeepRule.Facts facts(CaseRow row) {
        Optional<PaymentOrder> order = payments.findByPurpose(FileClaims.caseOf(row.id()));
        return new KeepRule.Facts(
                LocalDate.now(clock.withZone(city.zone())),
                row.stage(),
                kept.lastDay(row),
                row.stage() == Stage.REFUSED
                        && !vault.isDestroyed(row.applicant())
                        && remedies.findLastDay(book.getRecord(row))
                                .filter(last -> !remedies.isOver(last))
                                .isPresent(),
                order,
                payments.listRefunds(order.stream().map(PaymentOrder::id).toList()),
                preserved.findUntil(row.id()).orElse(null));
    }

    private Outcome forget(CaseRow row) {
        Instant now = clock.instant();
        String rule = kept.rule(row.service());
        jdbc.sql("insert into cases.forgotten (case_id, rule, forgotten_at) values (?, ?, ?)")
                .params(row.id().value(), rule, Timestamp.from(now))
                .update();
        erased.forgetKept(row.id());
        parts.forget(row.id());
        ROWS.forEach(rows -> jdbc.sql(rows).param(row.id().value()).update());
        claims.release(FileClaims.caseOf(row.id()));
        payments.forgetWords(FileClaims.caseOf(row.id()));
        notifications.forget(readers(row), "/cases/" + row.id());
        audit.write(new AuditEntry(now, Actor.CLOCK.id(), "", row.applicant(), FileClaims.caseOf(row.id()), ACT)
                .because(rule + ", " + LocalDate.ofInstant(row.changedAt(), city.zone())));
        return new Outcome.Forgotten();
    }

    private static List<UUID> readers(CaseRow row) {
        return Stream.concat(
                        Stream.of(row.applicant()),
                        row.findFiler().filter(filer -> filer.as() != Filer.As.CLERK).map(Filer::id).stream())
                .toList();
    }
}
