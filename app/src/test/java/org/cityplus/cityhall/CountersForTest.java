package org.cityplus.cityhall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.clock.Term;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.definition.process.ProcessStep;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.desk.DeskAct;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.visit.Slot;
import org.cityplus.cases.visit.Visits;
import org.cityplus.city.OfficeId;
import org.cityplus.cityhall.CityHall.Expect;
import org.cityplus.cityhall.CityHall.Row;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Refusal;
import org.cityplus.testing.Crowd;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.transaction.support.TransactionTemplate;

/** Counters for one kind of visit alone: who may change them, who is told, and that no place is given twice. */
class CountersForTest extends CityHallScene {
    private static final OfficeId HALL = new OfficeId("hall-500103-2");
    private static final OfficeId BIG = new OfficeId("hall-500103-1");

    @Autowired
    Visits visits;

    @Autowired
    Applications applications;

    @Autowired
    Desk officers;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void manyOfThreeKindsClaimTheLastPlacesAtOnce() {
        keep(BIG, "5", "biometrics=2");
        List<String> kinds = List.of("biometrics", "papers", "talk");
        Instant from = last(BIG, "papers").from();
        assertThat(free(BIG, "biometrics")).isEqualTo(2);
        assertThat(free(BIG, "papers")).isEqualTo(3);
        Crowd<String> claims = Crowd.of(
                24,
                i -> Objects.requireNonNull(transactions.execute(tx -> {
                    CaseId id = new CaseId(Ids.next(Clock.systemUTC()));
                    Process process = process(kinds.get(i % 3));
                    if (i % 2 == 0) {
                        visits.hold(id, BIG, process, from);
                    } else {
                        visits.book(id, BIG, process, from);
                    }
                    return kinds.get(i % 3);
                })));
        assertThat(claims.refusals())
                .hasSize(19)
                .allSatisfy(refusal -> assertThat(refusal.message().key()).isEqualTo("cases.visit.full"));
        Map<String, Long> got = new HashMap<>();
        claims.answers().forEach(kind -> got.merge(kind, 1L, Long::sum));
        assertThat(got.get("biometrics")).isEqualTo(2);
        assertThat(got.getOrDefault("papers", 0L) + got.getOrDefault("talk", 0L))
                .isEqualTo(3);
        for (String kind : kinds) {
            assertThat(free(BIG, kind)).as(kind).isZero();
        }

        // The administrator gives the counters back to all: who was booked stays, and nobody comes on top.
        keep(BIG, "5", "");
        for (String kind : kinds) {
            assertThat(free(BIG, kind)).as(kind).isZero();
        }
    }

    @Test
    void theFormShowsTheKindsThereAreAndKeepsWhatWasTyped() {
        OfficeId office = new OfficeId("hall-500102-1");
        String at = "/desk/city/offices/" + office.value();
        assertThat(get(tang, at))
                .bodyText()
                .contains("name=\"for.biometrics\"", "采集照片和指纹", "name=\"for.papers\"", "当面核对材料", "普通护照");
        assertThat(post(tang, at, typed("2", "2")))
                .as("three counters")
                .hasStatus(422)
                .bodyText()
                .contains("id=\"counters_for-e\"", "name=\"for.papers\" type=\"text\" value=\"2\"");
        assertThat(post(tang, at, typed("1", ""))).hasStatus(302);
        assertThat(city.getOffice(office).countersFor()).isEqualTo(Map.of("biometrics", 1));
        assertThat(city.getOffice(office).sharedCounters()).isEqualTo(2);
        assertThat(words("office:" + office.value())).contains("counters_for: [] -> [biometrics=1]", "设备到了");

        // A program that knows nothing of them changes nothing of them.
        Map<String, String> cells = new HashMap<>(city.getOffice(office).cells());
        cells.remove("counters_for");
        cells.put("slot_minutes", "30");
        hall.put(tang, Row.OFFICE, cells, Expect.KNOWN, reason());
        assertThat(city.getOffice(office).countersFor()).isEqualTo(Map.of("biometrics", 1));
    }

    @Test
    void aProgramIsToldOfAKindNobodyComesFor() {
        Map<String, String> cells = new HashMap<>(city.getOffice(HALL).cells());
        cells.put("counters_for", "fishing=1");
        String body = "{\"seen\":%d,\"why\":\"x\",\"row\":{%s}}"
                .formatted(
                        seen(),
                        cells.entrySet().stream()
                                .map(each -> "\"" + each.getKey() + "\":\"" + each.getValue() + "\"")
                                .reduce((one, other) -> one + "," + other)
                                .orElseThrow());
        assertThat(send(HttpMethod.PUT, tang, "/api/desk/city/offices/" + HALL.value(), key(), body))
                .hasStatus(422)
                .bodyText()
                .contains("counters_for", "fishing", "biometrics, papers");
        assertThat(city.getOffice(HALL).countersFor()).isEmpty();
    }

    @Test
    void fewerForAKindThanHaveBookedWaitsForAYes() {
        keep(HALL, "2", "");
        booked(2);
        booked(2);
        Map<String, String> one = new HashMap<>(city.getOffice(HALL).cells());
        one.put("counters_for", "biometrics=1");
        Affects affects =
                catchThrowableOfType(Affects.class, () -> hall.put(tang, Row.OFFICE, one, Expect.KNOWN, reason()));
        assertThat(affects.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(affects.total()).isEqualTo(1);
        assertThat(affects.fields()).extracting(e -> e.message().key()).containsExactly("cases.impact.narrowed-office");

        // Counters kept for something else take from those who share, too.
        one.put("counters_for", "papers=2");
        assertThat(catchThrowableOfType(Affects.class, () -> hall.put(tang, Row.OFFICE, one, Expect.KNOWN, reason()))
                        .total())
                .isEqualTo(2);
    }

    /** At ten, two counters: two who walk in take the places of this quarter of an hour, a third is seen all the same. */
    @Test
    void whoeverWalksInTakesAPlaceOfTheTimeThatRuns() {
        List<CaseRow> cases = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            CaseRow row = applicants.paid(applicants.newResident());
            cases.add(officers.act(Applicants.officer(row), row.id(), row.sequence(), new DeskAct.Attend()));
        }
        assertThat(cases).extracting(row -> row.stage().name()).containsOnly("AWAITING_DECISION");
        assertThat(count(
                        "select count(*) from cases.booking where office = ? and starts_at = ? and kind = 'biometrics'",
                        HALL.value(),
                        java.sql.Timestamp.from(clock.instant())))
                .isEqualTo(2);

        // Who had a time ahead and comes now gives it up.
        CaseRow early = booked(4);
        long before = count(
                "select count(*) from cases.booking where case_id = ?",
                early.id().value());
        officers.act(Applicants.officer(early), early.id(), early.sequence(), new DeskAct.Attend());
        assertThat(before).isEqualTo(1);
        assertThat(count(
                        "select count(*) from cases.booking where case_id = ?",
                        early.id().value()))
                .as("no place is left of this time, and the one ahead is somebody else's")
                .isZero();
    }

    private String[] typed(String biometrics, String papers) {
        return new String[] {
            "from0",
            "09:00",
            "to0",
            "12:00",
            "for.biometrics",
            biometrics,
            "for.papers",
            papers,
            "seen",
            "" + seen(),
            "why",
            "设备到了"
        };
    }

    private void keep(OfficeId office, String counters, String countersFor) {
        Map<String, String> cells = new HashMap<>(city.getOffice(office).cells());
        cells.put("counters", counters);
        cells.put("counters_for", countersFor);
        hall.put(tang, Row.OFFICE, cells, Expect.KNOWN, reason());
    }

    private Slot last(OfficeId office, String kind) {
        return visits.list(office, process(kind), visits.days().getLast()).getLast();
    }

    private int free(OfficeId office, String kind) {
        return last(office, kind).free();
    }

    private static Process process(String kind) {
        return new Process(
                List.of(ProcessStep.LODGE, ProcessStep.APPOINTMENT, ProcessStep.DECIDE),
                null,
                null,
                new Process.Appointment(kind, null, 1, 24, 10),
                null,
                new Process.Deciding(Term.working(7), 0, 1, "test"),
                null,
                null);
    }

    /** Somebody has booked the last time of a day. */
    private CaseRow booked(int day) {
        var resident = applicants.newResident();
        CaseRow row = applicants.paid(resident);
        Instant from = applicants.slots(row, day).getLast().from();
        return applications.bookVisit(resident.id(), row.id(), from);
    }
}
