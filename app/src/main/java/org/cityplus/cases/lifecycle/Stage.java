package org.cityplus.cases.lifecycle;

/** The name of a {@link CaseState}, for rows, lists and texts. */
public enum Stage {
    AWAITING_PAYMENT(Turn.APPLICANT),
    AWAITING_VISIT(Turn.APPLICANT),
    UNDER_REVIEW(Turn.AGENCY),
    GRANTED(Turn.NOBODY),
    REFUSED(Turn.NOBODY);

    private final Turn turn;

    Stage(Turn turn) {
        this.turn = turn;
    }

    public Turn turn() {
        return turn;
    }

    public boolean isClosed() {
        return turn == Turn.NOBODY;
    }

    public static Stage of(CaseState state) {
        return switch (state) {
            case CaseState.AwaitingPayment _ -> AWAITING_PAYMENT;
            case CaseState.AwaitingVisit _ -> AWAITING_VISIT;
            case CaseState.UnderReview _ -> UNDER_REVIEW;
            case CaseState.Granted _ -> GRANTED;
            case CaseState.Refused _ -> REFUSED;
        };
    }
}
