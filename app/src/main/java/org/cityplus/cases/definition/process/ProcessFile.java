package org.cityplus.cases.definition.process;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code process:} as written. */
public record ProcessFile(
        List<String> steps,
        @Nullable AcceptanceEntry acceptance,
        @Nullable PaymentEntry payment,
        @Nullable AppointmentEntry appointment,
        @Nullable ReviewEntry review,
        @Nullable DecisionEntry decision,
        @Nullable DeliveryEntry delivery,
        @Nullable ReconsiderationEntry reconsideration) {

    public record TermEntry(Integer days, String count) {}

    public record AcceptanceEntry(TermEntry term, @Nullable TermEntry answer, String source) {}

    public record PaymentEntry(TermEntry term, @Nullable List<String> refund, String source) {}

    public record AppointmentEntry(
            String kind, @Nullable Integer capacity, Integer noShows, Integer remindHours, Integer holdMinutes) {}

    public record ReviewEntry(Integer officers, @Nullable List<String> jointly) {}

    public record DecisionEntry(Integer extensionDays, Integer warnDays, String source) {}

    public record DeliveryEntry(TermEntry term, String source) {}

    public record ReconsiderationEntry(
            String to, TermEntry within, TermEntry review, TermEntry decide, Integer extensionDays, String source) {}
}
