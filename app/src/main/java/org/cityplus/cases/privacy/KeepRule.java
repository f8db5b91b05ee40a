package org.cityplus.cases.privacy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.PaymentState;
import org.cityplus.payments.Refund;
import org.jspecify.annotations.Nullable;

/** Why a case stays. One that no rule keeps is erased. */
enum KeepRule {
    /** What is under way is finished first. */
    UNDER_WAY(now -> !now.stage.isClosed()),
    /** The time the city pack declares, by Archives Law art. 13 and PIPL art. 19 and 47. */
    IN_TIME(now -> !now.today.isAfter(now.lastDay)),
    /** Administrative Reconsideration Law art. 20: whoever may still have a refusal looked at needs what it says. */
    CONTESTABLE(Facts::contestable),
    /** It is not known whether money came, or it can still come. */
    FEE_OPEN(now -> now.order
            .map(PaymentOrder::state)
            .filter(state -> state instanceof PaymentState.Open || state instanceof PaymentState.Unknown)
            .isPresent()),
    /** Money is owed back; whoever hands it out must find for what. */
    REFUND_OPEN(now -> now.refunds.stream().anyMatch(refund -> refund.state() != Refund.State.DONE)),
    /** Somebody answers for needing it longer, such as for a court. */
    PRESERVED(now -> now.preservedUntil != null && !now.today.isAfter(now.preservedUntil));

    private final Predicate<Facts> keeps;

    KeepRule(Predicate<Facts> keeps) {
        this.keeps = keeps;
    }

    /**
     * What the rules look at.
     *
     * @param lastDay of the case's own time
     * @param contestable whether a refusal can still be looked at again
     * @param order what was to be paid for the case
     * @param preservedUntil last day somebody has it kept longer; null for none
     */
    record Facts(
            LocalDate today,
            Stage stage,
            LocalDate lastDay,
            boolean contestable,
            Optional<PaymentOrder> order,
            List<Refund> refunds,
            @Nullable LocalDate preservedUntil) {}

    /** The first that keeps it. */
    static Optional<KeepRule> first(Facts facts) {
        return List.of(values()).stream().filter(rule -> rule.keeps.test(facts)).findFirst();
    }
}
