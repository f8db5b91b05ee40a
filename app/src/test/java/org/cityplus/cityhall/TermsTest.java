package org.cityplus.cityhall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.cityplus.cases.desk.Decision;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.desk.DeskAct;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Recounts;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.cases.lifecycle.Timers;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cityhall.CityHall.TypedYear;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.Refusal;
import org.cityplus.payments.Payments;
import org.cityplus.payments.Refund;
import org.cityplus.payments.RefundReason;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Terms that run are counted by the working days of now, wherever an administrator changed them from. */
class TermsTest extends CityHallScene {
    private static final String WHY = "提交的身份证与本人不符，已当面核对。";

    @Autowired
    Applications applications;

    @Autowired
    Recounts recounts;

    @Autowired
    Timers timers;

    @Autowired
    CaseBook book;

    @Autowired
    Desk officers;

    @Autowired
    Payments payments;

    @Test
    void aDayOffMovesWhatTheAgencyOwesAndADayWorkedTakesNobodysTime() {
        CaseRow lodged = applicants.lodged(applicants.newResident());
        CaseRow unpaid = applicants.accepted(applicants.newResident());
        assertThat(lodged.dueOn()).isEqualTo("2026-12-01");
        assertThat(unpaid.dueOn()).isEqualTo("2026-12-01");
        publish(days() + "2026-12-01,off,停电,Power cut\n", -1);
        assertThat(book.get(lodged.id()).dueOn()).as("four days and one more").isEqualTo("2026-12-02");
        assertThat(book.get(unpaid.id()).dueOn())
                .as("a term that would end on a day off")
                .isEqualTo("2026-12-02");
        publish(days().replace("2026-12-01,off,停电,Power cut\n", ""), 1);
        assertThat(book.get(lodged.id()).dueOn()).isEqualTo("2026-12-01");
        assertThat(book.get(unpaid.id()).dueOn()).as("as it was told").isEqualTo("2026-12-01");
        recounts.keepUp();
        assertThat(count("select count(*) from cases.deadline where kind = 'RECOUNT'"))
                .as("once")
                .isZero();
    }

    /** Only when nobody can have it looked at again any more. */
    @Test
    void theFeeGoesBackWhenARefusalIsFinal() {
        hall.putYear(
                tang, new TypedYear("2027", "2027-01-01,off,元旦,New Year’s Day\n", "260", "通知", "2026-11"), reason());
        Resident chen = applicants.newResident();
        CaseRow row = applicants.paid(chen);
        CaseRow seen = officers.act(Applicants.officer(row), row.id(), row.sequence(), new DeskAct.Attend());
        officers.decide(Applicants.officer(row), row.id(), seen.sequence(), new Decision.Refuse("fraud", WHY));
        passed(Duration.ofMinutes(1));
        assertThat(book.get(row.id()).stage()).isEqualTo(Stage.REFUSED);
        passed(Duration.ofDays(62));
        assertThat(refunds(row)).as("Monday 25 January is the last day").isEmpty();
        passed(Duration.ofDays(1));
        assertThat(refunds(row))
                .singleElement()
                .satisfies(refund -> assertThat(refund.reason()).isEqualTo(RefundReason.REFUSED));
        passed(Duration.ofDays(1));
        assertThat(desk.trail(row)).containsOnlyOnce("fee-goes-back");
        assertThat(catchThrowableOfType(Refusal.class, () -> applications.askReconsideration(chen.id(), row.id(), WHY))
                        .message()
                        .args())
                .isEqualTo(List.of(LocalDate.of(2027, 1, 25)));
    }

    private List<Refund> refunds(CaseRow row) {
        return payments.listRefunds(List.of(applications.settledOrder(row.id()).id()));
    }

    private void publish(String days, int more) {
        String working = String.valueOf(city.calendar().workingDaysOf(2026) + more);
        TypedYear typed = new TypedYear("2026", days, working, "通知", "2026-11");
        Affects affects = catchThrowableOfType(Affects.class, () -> hall.putYear(tang, typed, reason()));
        assertThat(affects.fields()).extracting(e -> e.message().key()).contains("cases.impact.promises");
        hall.putYear(tang, typed, new Reason(seen(), "停电", affects.total()));
        recounts.keepUp();
        passed(Duration.ofMinutes(1));
    }

    private void passed(Duration time) {
        clock.forward(time);
        while (timers.fireDue() > 0) {
            Thread.onSpinWait();
        }
    }

    private String days() {
        return Objects.requireNonNull(city.edition().years().get(2026)).lines();
    }
}
