package org.cityplus.cases.lifecycle;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.Map;
import org.cityplus.city.OfficeId;
import org.cityplus.kernel.Money;

/** What happened to a case. Past tense, never changed, never removed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CaseAction.Lodged.class, name = "lodged"),
    @JsonSubTypes.Type(value = CaseAction.Paid.class, name = "paid"),
    @JsonSubTypes.Type(value = CaseAction.FeeReturned.class, name = "fee-returned"),
    @JsonSubTypes.Type(value = CaseAction.VisitBooked.class, name = "visit-booked"),
    @JsonSubTypes.Type(value = CaseAction.Granted.class, name = "granted"),
    @JsonSubTypes.Type(value = CaseAction.Refused.class, name = "refused")
})
public sealed interface CaseAction {
    /** The applicant sent the form: what they declared, and the fee of that day. */
    record Lodged(Map<String, String> answers, OfficeId office, Money fee) implements CaseAction {}

    /** The fee arrived, in whole. */
    record Paid(Money amount) implements CaseAction {}

    /** The fee taken at a counter went back the same day, as it was taken wrongly; it is due again, and a booked time is free. */
    record FeeReturned(Money fee, String why) implements CaseAction {}

    /** The applicant chose a time, or another one; with it the city promised a day. */
    record VisitBooked(Visit visit, LocalDate promisedOn) implements CaseAction {}

    /** An officer took the fingerprints, checked, and granted; {@code readyOn} is the day told to the applicant. */
    record Granted(LocalDate readyOn) implements CaseAction {}

    /** An officer refused, on a ground the law knows, with reasons for this case. */
    record Refused(String ground, String reason) implements CaseAction {}
}
