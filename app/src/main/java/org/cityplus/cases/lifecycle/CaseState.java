package org.cityplus.cases.lifecycle;

import java.time.LocalDate;
import org.cityplus.kernel.Money;

/** Where a case stands. Each state holds what only it knows. */
public sealed interface CaseState {
    Turn turn();

    record AwaitingPayment(Money fee) implements CaseState {
        @Override
        public Turn turn() {
            return Turn.APPLICANT;
        }
    }

    record AwaitingVisit() implements CaseState {
        @Override
        public Turn turn() {
            return Turn.APPLICANT;
        }
    }

    record UnderReview(Visit visit, LocalDate promisedOn) implements CaseState {
        @Override
        public Turn turn() {
            return Turn.AGENCY;
        }
    }

    record Granted(LocalDate readyOn) implements CaseState {
        @Override
        public Turn turn() {
            return Turn.NOBODY;
        }
    }

    record Refused(String ground, String reason) implements CaseState {
        @Override
        public Turn turn() {
            return Turn.NOBODY;
        }
    }
}
