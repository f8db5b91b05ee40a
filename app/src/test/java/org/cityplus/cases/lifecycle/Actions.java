package org.cityplus.cases.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cityplus.city.OfficeId;
import org.cityplus.kernel.Money;

/** One of each action, as examples. */
final class Actions {
    static final OfficeId OFFICE = new OfficeId("hall-500103-1");
    static final CaseAction.Lodged LODGED = new CaseAction.Lodged(Map.of(), OFFICE, Money.ofYuan(120));
    static final CaseAction.Lodged LODGED_FREE = new CaseAction.Lodged(Map.of(), OFFICE, Money.ZERO);
    static final CaseAction PAID = new CaseAction.Paid(Money.ofYuan(120));
    static final CaseAction BOOKED = booked("2026-11-26T01:00:00Z");
    static final CaseAction REBOOKED = booked("2026-11-27T01:00:00Z");
    static final CaseAction GRANTED = new CaseAction.Granted(LocalDate.of(2026, 12, 7));
    static final CaseAction REFUSED = new CaseAction.Refused("fraud", "提交的身份证与本人不符。");
    static final CaseAction RETURNED = new CaseAction.FeeReturned(Money.ofYuan(120), "收错了办件");
    static final List<CaseAction> ALL =
            List.of(LODGED, LODGED_FREE, PAID, RETURNED, BOOKED, REBOOKED, GRANTED, REFUSED);

    private Actions() {}

    private static CaseAction booked(String from) {
        Instant at = Instant.parse(from);
        return new CaseAction.VisitBooked(new Visit(OFFICE, at, at.plusSeconds(900)), LocalDate.of(2026, 12, 7));
    }
}
