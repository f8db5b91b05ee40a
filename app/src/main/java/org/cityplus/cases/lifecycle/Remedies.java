package org.cityplus.cases.lifecycle;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.cityplus.cases.clock.CaseClock;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.city.Agency;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
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
        CaseFile file = record.file();
        if (!(file.state() instanceof CaseState.Refused)) {
            return Optional.empty();
        }
        return file.process()
                .findReconsideration()
                .flatMap(way -> record.findLast(CaseAction.TookEffect.class)
                        .flatMap(effect -> CaseClock.from(effect.on(), way.within())
                                .due(city.calendar()::isWorkingDay)
                                .findDay()
                                .or(() -> Optional.of(
                                        effect.on().plusDays(way.within().days())))));
    }

    public boolean isOpen(CaseRecord record) {
        LocalDate today = LocalDate.now(clock.withZone(city.zone()));
        return findLastDay(record).filter(last -> !today.isAfter(last)).isPresent();
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
