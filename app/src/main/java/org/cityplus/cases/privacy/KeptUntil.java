package org.cityplus.cases.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.CasesOfErased;
import org.cityplus.city.City;
import org.cityplus.privacy.Declarations;
import org.springframework.stereotype.Component;

/** Until when a case that has ended is kept: the time the pack declares for its service, from the day it ended. */
@Component
public class KeptUntil {
    static final String KIND = "decided-cases";

    private final Declarations declarations;
    private final CasesOfErased erased;
    private final PreservedCases preserved;
    private final ZoneId zone;

    KeptUntil(Declarations declarations, CasesOfErased erased, PreservedCases preserved, City city) {
        this.declarations = declarations;
        this.erased = erased;
        this.preserved = preserved;
        this.zone = city.zone();
    }

    /** The last day people are told: of the case's own time, or a later one a supervisor set. */
    public LocalDate told(CaseRow ended) {
        return told(List.of(ended)).getFirst();
    }

    /** The same for each of many, of people who are still there. */
    List<LocalDate> told(List<CaseRow> ended) {
        Map<CaseId, LocalDate> held =
                preserved.untilOf(ended.stream().map(CaseRow::id).toList());
        return ended.stream()
                .map(row -> later(ownTime(row), held.getOrDefault(row.id(), LocalDate.MIN)))
                .toList();
    }

    /** The last day of the case's own time; of an applicant who was erased the one that was told then. */
    LocalDate lastDay(CaseRow ended) {
        return erased.findLastDay(ended.id()).orElseGet(() -> ownTime(ended));
    }

    private LocalDate ownTime(CaseRow ended) {
        return LocalDate.ofInstant(ended.changedAt(), zone).plus(declarations.periodOf(KIND, ended.service()));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** What ended before this moment is over on {@code today}. */
    Instant endedBefore(LocalDate today, String service) {
        return today.minus(declarations.periodOf(KIND, service))
                .atStartOfDay(zone)
                .toInstant();
    }

    /** The rule by which a case of this service goes, as the trail has it. */
    String rule(String service) {
        return KIND + " " + declarations.periodOf(KIND, service);
    }
}
