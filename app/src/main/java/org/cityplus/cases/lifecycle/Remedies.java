package org.cityplus.cases.lifecycle;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.cityplus.cases.clock.CaseClock;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.city.Agency;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.stereotype.Component;

/** Whether a refusal can still be looked at again, until when, and by whom. */
@Component
public class Remedies {
    private final City city;
    private final Clock clock;

    Remedies(City city, Clock clock) {
        this.city = city;
        this.clock = clock;
    }

    /** The last day to ask; empty when the service knows no such way or the case was not refused. */
    public Optional<LocalDate> findLastDay(CaseRecord record) {
        CaseClock open = record.file().second();
        if (open == null || !(record.state() instanceof CaseState.Refused)) {
            return Optional.empty();
        }
        return open.due(city.calendar()::isWorkingDay)
                .findDay()
                .or(() -> Optional.of(open.start().plusDays(open.total())));
    }

    /** @throws Refusal CONFLICT naming the last day when it is over, or saying that there is no such way */
    void requireOpen(CaseRecord record) {
        LocalDate last = findLastDay(record)
                .orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, Message.of("cases.reconsideration.none")));
        if (isOver(last)) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("cases.reconsideration.over", last));
        }
    }

    public boolean isOver(LocalDate last) {
        return LocalDate.now(clock.withZone(city.zone())).isAfter(last);
    }

    /** The body that looks at it: the agency above, or the one of the kind the service names. */
    public AgencyId body(CaseRecord record) {
        AgencyId first = record.row().agency();
        String to = record.file()
                .process()
                .findReconsideration()
                .map(Process.Reconsideration::to)
                .orElse(Process.Reconsideration.PARENT);
        Optional<Agency> agency = city.findAgency(first);
        return to.equals(Process.Reconsideration.PARENT)
                ? agency.flatMap(Agency::parent).orElse(first)
                : agency.flatMap(Agency::district)
                        .flatMap(district -> city.findAgency(to, district))
                        .map(Agency::id)
                        .orElse(first);
    }
}
