package org.cityplus.cases.figures;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.city.AgencyId;

/**
 * How it goes at some agencies.
 *
 * @param grounds of refusals, by service and ground, most frequent first
 */
public record Overview(
        Figures all,
        List<Step> steps,
        OpenCases.Counts open,
        Map<Stage, OpenCases.Counts> stages,
        List<OfService> byService,
        List<OfAgency> byAgency,
        List<Ground> grounds) {
    /** Those with figures or open cases. */
    public List<String> services() {
        return byService.stream().map(OfService::service).toList();
    }

    /** A day, or a month. */
    public record Step(LocalDate day, long received, long decided) {}

    public record OfService(String service, Figures figures, OpenCases.Counts open) {}

    public record OfAgency(AgencyId agency, Figures figures, OpenCases.Counts open) {}

    public record Ground(String service, String ground, long count) {}
}
