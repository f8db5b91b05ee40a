package org.cityplus.cases.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.cityplus.cases.clock.CaseClock;
import org.cityplus.cases.clock.Due;
import org.cityplus.cases.clock.WorkingDays;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.city.CalendarNotAnnounced;
import org.jspecify.annotations.Nullable;

/** When something will happen by itself to a case as it stands: a function of what its actions come to, and of nothing else. */
public final class Timetable {
    /** When people are told of a day. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final ZoneId zone;
    private final WorkingDays days;

    public Timetable(ZoneId zone, WorkingDays days) {
        this.zone = zone;
        this.days = days;
    }

    /** @param today only for when to count again what cannot be counted yet */
    public Map<Deadline.Kind, Instant> of(CaseFile file, LocalDate today) {
        Map<Deadline.Kind, Instant> all = new EnumMap<>(Deadline.Kind.class);
        switch (file.state()) {
            case CaseState.AwaitingAcceptance _, CaseState.CheckingMore _ ->
                end(all, Deadline.Kind.SILENCE, file.second(), today);
            case CaseState.AwaitingMore _ -> applicant(all, Deadline.Kind.ANSWER, file, today);
            case CaseState.AwaitingPayment _ -> applicant(all, Deadline.Kind.FEE, file, today);
            case CaseState.AwaitingAttendance awaiting -> attendance(all, file, awaiting, today);
            case CaseState.JustDecided decided -> all.put(Deadline.Kind.EFFECT, decided.outwardAt());
            case CaseState.Refused _ -> end(all, Deadline.Kind.FINAL, file.second(), today);
            case CaseState.AwaitingAdmission _ -> end(all, Deadline.Kind.ADMISSION, file.second(), today);
            case CaseState.UnderReview _, CaseState.AwaitingDecision _ -> decision(all, file, today);
            case CaseState.UnderReconsideration _, CaseState.AwaitingIssue _, CaseState.AwaitingDelivery _ ->
                end(all, Deadline.Kind.LATE, file.second(), today);
            case CaseState.AwaitingVisit _,
                    CaseState.Granted _,
                    CaseState.Delivered _,
                    CaseState.NotAccepted _,
                    CaseState.Withdrawn _,
                    CaseState.Lapsed _,
                    CaseState.Upheld _ -> {}
        }
        return all;
    }

    /** The day told to the applicant. */
    public Optional<LocalDate> promise(CaseFile file) {
        CaseClock clock = file.clock();
        return clock == null
                ? Optional.ofNullable(file.promisedOn())
                : clock.due(days).findDay();
    }

    /** The day by which whoever's turn it is must have acted. */
    public Optional<LocalDate> due(CaseFile file) {
        return switch (file.state()) {
            case CaseState.AwaitingVisit _ -> Optional.empty();
            case CaseState.AwaitingMore awaiting -> last(file, awaiting.told());
            case CaseState.AwaitingPayment awaiting -> last(file, awaiting.told());
            case CaseState.AwaitingAcceptance _,
                    CaseState.CheckingMore _,
                    CaseState.AwaitingAdmission _,
                    CaseState.UnderReconsideration _,
                    CaseState.AwaitingIssue _,
                    CaseState.AwaitingDelivery _ ->
                Optional.ofNullable(file.second())
                        .flatMap(clock -> clock.due(days).findDay());
            default -> promise(file);
        };
    }

    private void attendance(
            Map<Deadline.Kind, Instant> all, CaseFile file, CaseState.AwaitingAttendance awaiting, LocalDate today) {
        Instant from = awaiting.visit().from();
        file.process()
                .findAppointment()
                .map(Process.Appointment::remindHours)
                .ifPresent(hours -> all.put(Deadline.Kind.REMINDER, from.minus(Duration.ofHours(hours))));
        LocalDate day = awaiting.visit().day();
        if (day == null || file.process().isOfBefore()) {
            decision(all, file, today);
        } else {
            all.put(Deadline.Kind.NO_SHOW, endOf(day));
        }
    }

    private void decision(Map<Deadline.Kind, Instant> all, CaseFile file, LocalDate today) {
        CaseClock clock = file.clock();
        if (clock == null) {
            LocalDate promised = file.promisedOn();
            if (promised != null) {
                all.put(Deadline.Kind.LATE, endOf(promised));
            }
            return;
        }
        end(all, Deadline.Kind.LATE, clock, today);
        int warn = file.process().decision().warn();
        clock.due(days)
                .findDay()
                .filter(day -> warn > 0)
                .ifPresent(day -> all.put(Deadline.Kind.WARNING, morningOf(before(day, warn))));
    }

    private void end(Map<Deadline.Kind, Instant> all, Deadline.Kind kind, @Nullable CaseClock clock, LocalDate today) {
        if (clock == null) {
            return;
        }
        switch (clock.due(days)) {
            case Due.On on -> all.put(kind, endOf(on.day()));
            case Due.Waiting _ -> {}
            case Due.NotAnnounced _ -> all.put(Deadline.Kind.RECOUNT, endOf(today));
        }
    }

    private void applicant(Map<Deadline.Kind, Instant> all, Deadline.Kind kind, CaseFile file, LocalDate today) {
        end(all, kind, file.second(), today);
        due(file).ifPresent(by -> {
            all.put(kind, endOf(by));
            all.put(Deadline.Kind.REMINDER, morningOf(by.minusDays(1)));
        });
    }

    /** The applicant's last day by the working days known now; whoever was told a day has at least until then. */
    private Optional<LocalDate> last(CaseFile file, @Nullable LocalDate told) {
        Optional<LocalDate> counted = Optional.ofNullable(file.second())
                .flatMap(clock -> clock.due(days).findDay());
        return told == null ? counted : counted.filter(day -> day.isAfter(told)).or(() -> Optional.of(told));
    }

    private LocalDate before(LocalDate day, int working) {
        LocalDate early = day;
        try {
            for (int left = working; left > 0; ) {
                early = early.minusDays(1);
                if (days.isWorkingDay(early)) {
                    left--;
                }
            }
        } catch (CalendarNotAnnounced e) {
            return early;
        }
        return early;
    }

    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private Instant morningOf(LocalDate day) {
        return day.atTime(MORNING).atZone(zone).toInstant();
    }
}
