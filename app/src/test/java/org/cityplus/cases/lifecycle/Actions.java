package org.cityplus.cases.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.clock.Term;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.definition.process.ProcessStep;
import org.cityplus.city.AgencyId;
import org.cityplus.city.OfficeId;
import org.cityplus.kernel.Money;
import org.jspecify.annotations.Nullable;

/** One of each action, as examples, and the processes they happen in. */
final class Actions {
    static final AgencyId AGENCY = new AgencyId("exit-entry-500103");
    static final AgencyId ABOVE = new AgencyId("exit-entry-50");
    static final OfficeId OFFICE = new OfficeId("hall-500103-1");
    static final UUID OFFICER = new UUID(1, 1);
    static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    /** Every step there is. */
    static final Process WHOLE = process(ProcessStep.values());

    static final Process COMPLAINT =
            process(ProcessStep.LODGE, ProcessStep.ACCEPT, ProcessStep.REVIEW, ProcessStep.DECIDE);
    static final Process RENEWAL = process(
            ProcessStep.LODGE,
            ProcessStep.ACCEPT,
            ProcessStep.PAY,
            ProcessStep.DECIDE,
            ProcessStep.ISSUE,
            ProcessStep.DELIVER);

    static final CaseAction.Lodged LODGED = lodged(Money.ofYuan(120), null);
    static final CaseAction.Lodged LODGED_FREE = lodged(Money.ZERO, null);
    static final CaseAction ACCEPTED = new CaseAction.Accepted(DAY, false, Money.ofYuan(120), DAY.plusDays(7));
    static final CaseAction ACCEPTED_FREE = new CaseAction.Accepted(DAY, true, Money.ZERO, null);
    static final CaseAction MORE_ASKED =
            new CaseAction.MoreAsked(List.of(new Missing("photo", "背景不是白色")), DAY.plusDays(30));
    static final CaseAction MORE_GIVEN = new CaseAction.MoreGiven(Map.of("photo", "another"));
    static final CaseAction NOT_ACCEPTED =
            new CaseAction.NotAccepted(Declined.NOT_COMPETENT, "市场监管局", "不归本机关管，请到市场监管局。");
    static final CaseAction PAID = new CaseAction.Paid(Money.ofYuan(120));
    static final CaseAction RETURNED = returned(null);
    static final CaseAction RETURNED_BEFORE_VISIT = returned(Stage.AWAITING_VISIT);
    static final CaseAction RETURNED_IN_REVIEW = returned(Stage.UNDER_REVIEW);
    static final CaseAction RETURNED_BEFORE_DECISION = returned(Stage.AWAITING_DECISION);
    static final CaseAction BOOKED = booked("2026-11-26T01:00:00Z");
    static final CaseAction REBOOKED = booked("2026-11-27T01:00:00Z");
    static final CaseAction CANCELLED = new CaseAction.VisitCancelled();
    static final CaseAction NO_SHOW = new CaseAction.NoShow();
    static final CaseAction ATTENDED = new CaseAction.Attended(false);
    static final CaseAction OPINION = new CaseAction.OpinionGiven(OFFICER, "", true, "现场看过，属实。");
    static final CaseAction SECOND_OPINION = new CaseAction.OpinionGiven(new UUID(1, 2), "", true, "复核过，属实。");
    static final CaseAction JOINT_OPINION = new CaseAction.OpinionGiven(new UUID(1, 3), "civil-affairs", true, "没有意见。");
    static final CaseAction GRANTED = new CaseAction.Granted(LocalDate.of(2026, 12, 7), null);
    static final CaseAction REFUSED = new CaseAction.Refused("fraud", "提交的身份证与本人不符。", null);
    static final CaseAction GRANTS =
            new CaseAction.Granted(LocalDate.of(2026, 12, 7), Instant.parse("2026-11-24T02:01:00Z"));
    static final CaseAction REFUSES =
            new CaseAction.Refused("fraud", "提交的身份证与本人不符。", Instant.parse("2026-11-24T02:01:00Z"));
    static final CaseAction UNDONE = new CaseAction.DecisionUndone();
    static final CaseAction TOOK_EFFECT = new CaseAction.TookEffect();
    static final CaseAction ISSUED = new CaseAction.Issued("E12345678");
    static final CaseAction DELIVERED = new CaseAction.Delivered("");
    static final CaseAction EXTENSION_ASKED = new CaseAction.ExtensionAsked(10, "需要现场核查，时间不够。");
    static final CaseAction EXTENDED = new CaseAction.Extended(10, "需要现场核查，时间不够。");
    static final CaseAction HANDED_OVER = new CaseAction.HandedOver(
            AGENCY, new AgencyId("exit-entry-500104"), new OfficeId("hall-500104-1"), "申请人搬家了。");
    static final CaseAction WITHDRAWN = new CaseAction.Withdrawn("");
    static final CaseAction LAPSED = new CaseAction.Lapsed(CaseAction.Lapsed.Cause.FEE);
    static final CaseAction ASKED_AGAIN = new CaseAction.ReconsiderationAsked(AGENCY, ABOVE, "请再看一次，证件没有问题。");
    static final CaseAction ADMITTED = new CaseAction.ReconsiderationAdmitted(true);
    static final CaseAction DECLINED = new CaseAction.ReconsiderationDeclined("不属于复议范围。");
    static final CaseAction UPHELD = again(CaseAction.Reconsidered.Result.UPHELD);
    static final CaseAction CHANGED = again(CaseAction.Reconsidered.Result.CHANGED);
    static final CaseAction ANEW = again(CaseAction.Reconsidered.Result.ANEW);
    static final CaseAction REVIEWED_ANEW = new CaseAction.Reconsidered(
            CaseAction.Reconsidered.Result.ANEW, "核对过原件，原决定认定事实有误。", null, ProcessStep.REVIEW);

    static final List<CaseAction> ALL = List.of(
            LODGED,
            ACCEPTED,
            ACCEPTED_FREE,
            MORE_ASKED,
            MORE_GIVEN,
            NOT_ACCEPTED,
            PAID,
            RETURNED,
            RETURNED_BEFORE_VISIT,
            RETURNED_IN_REVIEW,
            RETURNED_BEFORE_DECISION,
            BOOKED,
            REBOOKED,
            CANCELLED,
            NO_SHOW,
            ATTENDED,
            OPINION,
            SECOND_OPINION,
            JOINT_OPINION,
            GRANTED,
            REFUSED,
            GRANTS,
            REFUSES,
            UNDONE,
            TOOK_EFFECT,
            ISSUED,
            DELIVERED,
            EXTENSION_ASKED,
            EXTENDED,
            HANDED_OVER,
            WITHDRAWN,
            LAPSED,
            ASKED_AGAIN,
            ADMITTED,
            DECLINED,
            UPHELD,
            CHANGED,
            ANEW,
            REVIEWED_ANEW);

    private Actions() {}

    static CaseAction.Lodged lodged(Money fee, @Nullable Process process) {
        return new CaseAction.Lodged(Map.of(), OFFICE, fee, process, process == null ? null : AGENCY);
    }

    static Process process(ProcessStep... steps) {
        List<ProcessStep> all = List.of(steps);
        return new Process(
                all,
                all.contains(ProcessStep.ACCEPT)
                        ? new Process.Acceptance(Term.working(5), Term.calendar(30), "《行政许可法》第三十二条")
                        : null,
                all.contains(ProcessStep.PAY)
                        ? new Process.Payment(Term.calendar(7), List.of(Process.RefundOn.REFUSED), "试点")
                        : null,
                all.contains(ProcessStep.APPOINTMENT) ? new Process.Appointment("visit", null, 1, 24, 10) : null,
                all.contains(ProcessStep.REVIEW) ? new Process.Review(2, List.of("civil-affairs")) : null,
                new Process.Deciding(Term.working(7), 10, 2, "《行政许可法》第四十二条"),
                all.contains(ProcessStep.DELIVER) ? new Process.Delivery(Term.working(10), "第四十四条") : null,
                new Process.Reconsideration(
                        Process.Reconsideration.PARENT,
                        Term.calendar(60),
                        Term.working(5),
                        Term.calendar(60),
                        30,
                        "《行政复议法》"));
    }

    /** As the book would have them, all on one morning. */
    static List<RecordedAction> recorded(List<CaseAction> actions) {
        List<RecordedAction> recorded = new ArrayList<>();
        for (CaseAction action : actions) {
            recorded.add(recorded(recorded.size() + 1, action));
        }
        return recorded;
    }

    static RecordedAction recorded(int sequence, CaseAction action) {
        return new RecordedAction(
                sequence, Actor.officer(OFFICER, "张颖"), Instant.parse("2026-11-24T02:00:00Z"), DAY, action);
    }

    static CaseFile fold(List<CaseAction> actions) {
        return Lifecycle.fold(recorded(actions));
    }

    private static CaseAction returned(@Nullable Stage then) {
        return new CaseAction.FeeReturned(Money.ofYuan(120), "收错了办件", null, then);
    }

    private static CaseAction again(CaseAction.Reconsidered.Result result) {
        return new CaseAction.Reconsidered(
                result,
                "核对过原件，原决定认定事实有误。",
                result == CaseAction.Reconsidered.Result.CHANGED ? LocalDate.of(2026, 12, 7) : null,
                null);
    }

    private static CaseAction booked(String from) {
        Instant at = Instant.parse(from);
        LocalDate day = LocalDate.parse(from.substring(0, 10));
        return new CaseAction.VisitBooked(new Visit(OFFICE, at, at.plusSeconds(900), day), LocalDate.of(2026, 12, 7));
    }
}
