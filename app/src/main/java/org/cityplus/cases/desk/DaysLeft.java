package org.cityplus.cases.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.cityplus.cases.clock.Count;
import org.cityplus.cases.clock.Term;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.desk.TimeLeft.Kind;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.cases.lifecycle.Turn;
import org.cityplus.city.CalendarNotAnnounced;
import org.cityplus.city.City;
import org.springframework.stereotype.Component;

/** Counts the working days a case has left. */
@Component
public class DaysLeft {
    private final City city;
    private final ServiceCatalog services;
    private final Clock clock;

    DaysLeft(City city, ServiceCatalog services, Clock clock) {
        this.city = city;
        this.services = services;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.now(clock.withZone(city.zone()));
    }

    /** Whether the desk has to wait: for a fee, for a choice of time, or for the day of the visit. */
    public boolean isWaiting(CaseRow row) {
        return row.stage().turn() == Turn.APPLICANT
                || row.stage() == Stage.AWAITING_ATTENDANCE
                        && row.findVisitOn().filter(day -> day.isAfter(today())).isPresent();
    }

    /** The working days of the term that runs now, not extended; 0 for one that counts every day. */
    private static int total(CaseRow row, ServiceDefinition service) {
        Process process = service.process();
        Optional<Term> term = switch (row.stage()) {
            case AWAITING_ACCEPTANCE, CHECKING_MORE -> process.findAcceptance().map(Process.Acceptance::term);
            case AWAITING_ISSUE, AWAITING_DELIVERY -> process.findDelivery().map(Process.Delivery::term);
            case AWAITING_ADMISSION -> process.findReconsideration().map(Process.Reconsideration::review);
            case UNDER_RECONSIDERATION -> process.findReconsideration().map(Process.Reconsideration::decide);
            default -> Optional.of(Term.working(service.promiseWorkingDays()));
        };
        return term.filter(length -> length.count() == Count.WORKING)
                .map(Term::days)
                .orElse(0);
    }

    public TimeLeft of(CaseRow row) {
        int total = services.findVersion(row.service(), row.version())
                .map(service -> total(row, service))
                .orElse(0);
        LocalDate promised = row.dueOn();
        if (row.stage().isClosed()) {
            return new TimeLeft(Kind.OVER, 0, total);
        }
        if (promised == null || isWaiting(row)) {
            return new TimeLeft(Kind.PAUSED, total, total);
        }
        LocalDate today = today();
        try {
            return switch (Integer.signum(promised.compareTo(today))) {
                case -1 -> new TimeLeft(Kind.LATE, city.calendar().workingDaysBetween(promised, today), total);
                case 0 -> new TimeLeft(Kind.TODAY, 0, total);
                default -> new TimeLeft(Kind.LEFT, city.calendar().workingDaysBetween(today, promised), total);
            };
        } catch (CalendarNotAnnounced e) {
            return new TimeLeft(Kind.UNCOUNTED, 0, total);
        }
    }
}
