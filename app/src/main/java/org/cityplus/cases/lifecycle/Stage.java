package org.cityplus.cases.lifecycle;

/** The name of a {@link CaseState}, for rows, lists and texts. */
public enum Stage {
    AWAITING_ACCEPTANCE(Turn.AGENCY),
    AWAITING_MORE(Turn.APPLICANT),
    CHECKING_MORE(Turn.AGENCY),
    AWAITING_PAYMENT(Turn.APPLICANT),
    AWAITING_VISIT(Turn.APPLICANT),
    /** The desk waits until the day, then it is the desk's. */
    AWAITING_ATTENDANCE(Turn.AGENCY),
    UNDER_REVIEW(Turn.AGENCY),
    AWAITING_DECISION(Turn.AGENCY),
    JUST_DECIDED(Turn.AGENCY),
    AWAITING_ISSUE(Turn.AGENCY),
    AWAITING_DELIVERY(Turn.AGENCY),
    GRANTED(Turn.NOBODY),
    DELIVERED(Turn.NOBODY),
    REFUSED(Turn.NOBODY),
    NOT_ACCEPTED(Turn.NOBODY),
    WITHDRAWN(Turn.NOBODY),
    LAPSED(Turn.NOBODY),
    AWAITING_ADMISSION(Turn.AGENCY),
    UNDER_RECONSIDERATION(Turn.AGENCY),
    UPHELD(Turn.NOBODY);

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

    /** As texts have it, such as {@code awaiting-payment}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public static Stage of(CaseState state) {
        return switch (state) {
            case CaseState.AwaitingAcceptance _ -> AWAITING_ACCEPTANCE;
            case CaseState.AwaitingMore _ -> AWAITING_MORE;
            case CaseState.CheckingMore _ -> CHECKING_MORE;
            case CaseState.AwaitingPayment _ -> AWAITING_PAYMENT;
            case CaseState.AwaitingVisit _ -> AWAITING_VISIT;
            case CaseState.AwaitingAttendance _ -> AWAITING_ATTENDANCE;
            case CaseState.UnderReview _ -> UNDER_REVIEW;
            case CaseState.AwaitingDecision _ -> AWAITING_DECISION;
            case CaseState.JustDecided _ -> JUST_DECIDED;
            case CaseState.AwaitingIssue _ -> AWAITING_ISSUE;
            case CaseState.AwaitingDelivery _ -> AWAITING_DELIVERY;
            case CaseState.Granted _ -> GRANTED;
            case CaseState.Delivered _ -> DELIVERED;
            case CaseState.Refused _ -> REFUSED;
            case CaseState.NotAccepted _ -> NOT_ACCEPTED;
            case CaseState.Withdrawn _ -> WITHDRAWN;
            case CaseState.Lapsed _ -> LAPSED;
            case CaseState.AwaitingAdmission _ -> AWAITING_ADMISSION;
            case CaseState.UnderReconsideration _ -> UNDER_RECONSIDERATION;
            case CaseState.Upheld _ -> UPHELD;
        };
    }
}
