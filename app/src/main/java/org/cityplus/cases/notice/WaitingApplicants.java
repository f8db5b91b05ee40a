package org.cityplus.cases.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.channels.Waiting;
import org.cityplus.channels.WaitingFor;
import org.cityplus.city.City;
import org.cityplus.kernel.Message;
import org.springframework.stereotype.Component;

/** What an applicant must do next, pinned above their messages. */
@Component
class WaitingApplicants implements WaitingFor {
    private final Applications applications;
    private final ServiceCatalog services;
    private final City city;
    private final Clock clock;

    WaitingApplicants(Applications applications, ServiceCatalog services, City city, Clock clock) {
        this.applications = applications;
        this.services = services;
        this.city = city;
        this.clock = clock;
    }

    @Override
    public List<Waiting> waitingFor(UUID resident) {
        LocalDate today = LocalDate.now(clock.withZone(city.zone()));
        return applications.listSeenTo(resident).stream()
                .map(row -> waiting(row, today))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Waiting> waiting(CaseRow row, LocalDate today) {
        return switch (row.stage()) {
            case AWAITING_MORE ->
                Optional.of(waiting(row, "more", row.findDueOn().orElse(today)));
            case AWAITING_PAYMENT ->
                Optional.of(waiting(row, "pay", row.findDueOn().orElse(today)));
            case AWAITING_VISIT -> Optional.of(waiting(row, "choose-visit", today));
            case AWAITING_ATTENDANCE ->
                row.findVisitOn().filter(day -> !day.isBefore(today)).map(day -> waiting(row, "come", day));
            default -> Optional.empty();
        };
    }

    private Waiting waiting(CaseRow row, String what, LocalDate by) {
        return new Waiting(
                Message.of(
                        "cases.waiting." + what,
                        services.get(row.service(), row.version()).shortName()),
                by,
                "/cases/" + row.id());
    }
}
