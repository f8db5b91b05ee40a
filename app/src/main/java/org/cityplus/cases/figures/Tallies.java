package org.cityplus.cases.figures;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cityplus.cases.clock.CaseClock;
import org.cityplus.cases.clock.WorkingDays;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.CaseFile;
import org.cityplus.cases.lifecycle.CaseState;
import org.cityplus.cases.lifecycle.Lifecycle;
import org.cityplus.cases.lifecycle.RecordedAction;
import org.cityplus.cases.lifecycle.Timetable;
import org.cityplus.cases.lifecycle.Verdict;
import org.cityplus.city.AgencyId;
import org.cityplus.city.CalendarNotAnnounced;
import org.jspecify.annotations.Nullable;

/** What the actions of one case count for. A function of the actions and the working days, so it can be asked again at any time. */
final class Tallies {
    private final AgencyId first;
    private final String service;
    private final Timetable timetable;
    private final WorkingDays days;
    private final List<Tally> all = new ArrayList<>();

    /** What was decided and not told yet: when, and how the case stood. */
    private record Decided(LocalDate on, CaseFile file) {}

    private @Nullable Decided decided;

    private Tallies(AgencyId first, String service, ZoneId zone, WorkingDays days) {
        this.first = first;
        this.service = service;
        this.timetable = new Timetable(zone, days);
        this.days = days;
    }

    /** @param now whose case it is, for one of before, whose first action does not say where it went */
    static List<Tally> of(AgencyId now, String service, List<RecordedAction> actions, ZoneId zone, WorkingDays days) {
        Tallies tallies = new Tallies(first(actions).orElse(now), service, zone, days);
        CaseFile before = Lifecycle.fold(actions.subList(0, 1));
        tallies.add(actions.getFirst(), tallies.agency(before), Measure.RECEIVED);
        for (RecordedAction recorded : actions.subList(1, actions.size())) {
            CaseFile after = Lifecycle.next(before, recorded)
                    .orElseThrow(() -> new IllegalStateException("no arrow for " + recorded.action()));
            tallies.count(before, recorded, after);
            before = after;
        }
        return List.copyOf(tallies.all);
    }

    /** Where it went first: nothing says so of a case of before until it goes elsewhere. */
    private static Optional<AgencyId> first(List<RecordedAction> actions) {
        return actions.stream()
                .flatMap(recorded -> Stream.ofNullable(
                        switch (recorded.action()) {
                            case CaseAction.Lodged lodged -> lodged.from();
                            case CaseAction.HandedOver handed -> handed.from();
                            case CaseAction.ReconsiderationAsked asked -> asked.from();
                            default -> null;
                        }))
                .findFirst();
    }

    private void count(CaseFile before, RecordedAction recorded, CaseFile after) {
        AgencyId here = agency(before);
        switch (recorded.action()) {
            case CaseAction.Accepted accepted ->
                add(recorded, here, accepted.silent() ? Measure.ACCEPTED_SILENTLY : Measure.ACCEPTED);
            case CaseAction.MoreAsked _ -> add(recorded, here, Measure.MORE_ASKED);
            case CaseAction.NotAccepted not ->
                add(recorded, here, Measure.NOT_ACCEPTED, not.why().name());
            case CaseAction.NoShow _ -> add(recorded, here, Measure.NO_SHOW);
            case CaseAction.Extended _ -> add(recorded, here, Measure.EXTENDED);
            case CaseAction.HandedOver _ -> {
                if (!here.equals(agency(after))) {
                    add(recorded, here, Measure.MOVED_OUT);
                    add(recorded, agency(after), Measure.MOVED_IN);
                }
            }
            case CaseAction.Granted granted -> {
                decided = new Decided(recorded.on(), before);
                if (granted.outwardAt() == null) {
                    count(recorded, new Verdict.Grant(granted.readyOn()));
                }
            }
            case CaseAction.Refused refused -> {
                decided = new Decided(recorded.on(), before);
                if (refused.outwardAt() == null) {
                    count(recorded, new Verdict.Refuse(refused.ground(), refused.reason()));
                }
            }
            case CaseAction.TookEffect _ -> {
                if (before.state() instanceof CaseState.JustDecided just) {
                    count(recorded, just.verdict());
                }
            }
            case CaseAction.Withdrawn _ -> add(recorded, here, Measure.WITHDRAWN);
            case CaseAction.Lapsed lapsed ->
                add(recorded, here, Measure.LAPSED, lapsed.cause().name());
            case CaseAction.ReconsiderationAsked asked -> add(recorded, asked.from(), Measure.RECONSIDERATION_ASKED);
            case CaseAction.ReconsiderationDeclined _ ->
                add(recorded, refusedBy(before), Measure.RECONSIDERED, "DECLINED");
            case CaseAction.Reconsidered reconsidered ->
                add(
                        recorded,
                        refusedBy(before),
                        Measure.RECONSIDERED,
                        reconsidered.result().name());
            default -> {}
        }
    }

    /** A decision counts when it takes effect; whether it came in time, by the day it was made. */
    private void count(RecordedAction recorded, Verdict verdict) {
        if (decided == null) {
            return;
        }
        CaseFile file = decided.file;
        AgencyId agency = agency(file);
        switch (verdict) {
            case Verdict.Grant _ -> add(recorded, agency, Measure.GRANTED);
            case Verdict.Refuse refuse -> add(recorded, agency, Measure.REFUSED, refuse.ground());
        }
        LocalDate on = decided.on;
        add(
                recorded,
                agency,
                timetable
                        .promise(file)
                        .map(last -> on.isAfter(last) ? Measure.LATE : Measure.IN_TIME)
                        .orElse(Measure.UNTIMED));
        file.findClock()
                .flatMap(clock -> workingDays(clock, on))
                .ifPresent(taken -> add(recorded, agency, Measure.DAYS, Integer.toString(taken)));
    }

    private Optional<Integer> workingDays(CaseClock clock, LocalDate until) {
        try {
            return Optional.of(clock.worked(until, days));
        } catch (CalendarNotAnnounced e) {
            return Optional.empty();
        }
    }

    private AgencyId agency(CaseFile file) {
        AgencyId named = file.agency();
        return named == null ? first : named;
    }

    private AgencyId refusedBy(CaseFile file) {
        return switch (file.state()) {
            case CaseState.AwaitingAdmission awaiting -> awaiting.from();
            case CaseState.UnderReconsideration under -> under.from();
            default -> agency(file);
        };
    }

    private void add(RecordedAction recorded, AgencyId agency, Measure measure) {
        add(recorded, agency, measure, "");
    }

    private void add(RecordedAction recorded, AgencyId agency, Measure measure, String part) {
        all.add(new Tally(recorded.sequence(), recorded.on(), agency, service, measure, part));
    }
}
