package org.cityplus.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.cases.visit.Slot;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.Refusal;
import org.cityplus.testing.Crowd;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The lower-town desk has two counters: two people a slot. Each test takes a day of its own. */
class BookingTest extends DemoCityTest {
    private static final int COUNTERS = 2;

    @Autowired
    Applications applications;

    @Test
    void twentyClaimTheLastPlaces() {
        List<CaseRow> cases = paid(20);
        Instant from = slot(cases.getFirst(), 1, 0).from();
        Crowd<CaseRow> claims = Crowd.of(20, i -> book(cases.get(i), from));
        assertThat(claims.answers()).hasSize(COUNTERS);
        assertThat(claims.refusals())
                .hasSize(20 - COUNTERS)
                .allSatisfy(refusal -> assertThat(refusal.message().key()).isEqualTo("cases.visit.full"));
        assertThat(slot(cases.getFirst(), 1, 0).free()).isZero();
        assertThat(count(
                        "select count(*) from cases.booking where office = ? and starts_at = ?",
                        cases.getFirst().office().value(),
                        java.sql.Timestamp.from(from)))
                .isEqualTo(COUNTERS);
        assertThat(claims.answers()).extracting(CaseRow::stage).containsOnly(Stage.AWAITING_ATTENDANCE);
    }

    @Test
    void anotherTimeGivesTheOldPlaceBack() {
        List<CaseRow> cases = paid(3);
        Slot nine = slot(cases.getFirst(), 2, 0);
        Slot later = slot(cases.getFirst(), 2, 1);
        book(cases.get(0), nine.from());
        book(cases.get(1), nine.from());
        assertThat(catchThrowableOfType(Refusal.class, () -> book(cases.get(2), nine.from()))
                        .kind())
                .isEqualTo(Refusal.Kind.CONFLICT);
        CaseRow moved = book(cases.get(0), later.from());
        assertThat(moved.sequence()).isEqualTo(5);
        assertThat(slot(moved, 2, 0).free()).isEqualTo(1);
        assertThat(slot(moved, 2, 1).free()).isEqualTo(1);
        assertThat(book(cases.get(2), nine.from()).stage()).isEqualTo(Stage.AWAITING_ATTENDANCE);
    }

    @Test
    void theSameTimeAgainChangesNothing() {
        CaseRow row = paid(1).getFirst();
        Instant from = slot(row, 3, 0).from();
        CaseRow booked = book(row, from);
        assertThat(book(row, from)).isEqualTo(booked);
        assertThat(slot(row, 3, 0).free()).isEqualTo(COUNTERS - 1);
    }

    @Test
    void whenTheNewTimeIsFullTheOldOneIsKept() {
        List<CaseRow> cases = paid(3);
        Slot one = slot(cases.getFirst(), 4, 0);
        Slot full = slot(cases.getFirst(), 4, 1);
        book(cases.get(0), one.from());
        book(cases.get(1), full.from());
        book(cases.get(2), full.from());
        assertThat(catchThrowableOfType(Refusal.class, () -> book(cases.get(0), full.from()))
                        .kind())
                .isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(slot(cases.getFirst(), 4, 0).free()).isEqualTo(COUNTERS - 1);
        assertThat(slot(cases.getFirst(), 4, 1).free()).isZero();
    }

    @Test
    void twoWhoSwapPlacesDoNotWaitForEachOther() {
        List<CaseRow> cases = paid(2);
        List<Instant> times = List.of(
                slot(cases.getFirst(), 5, 0).from(),
                slot(cases.getFirst(), 5, 1).from());
        book(cases.get(0), times.get(0));
        book(cases.get(1), times.get(1));
        for (int round = 1; round <= 10; round++) {
            int swapped = round;
            Crowd<CaseRow> swap = Crowd.of(2, i -> book(cases.get(i), times.get((i + swapped) % 2)));
            assertThat(swap.refusals()).isEmpty();
        }
        assertThat(slot(cases.getFirst(), 5, 0).free()).isEqualTo(COUNTERS - 1);
        assertThat(slot(cases.getFirst(), 5, 1).free()).isEqualTo(COUNTERS - 1);
    }

    @Test
    void timesThatAreNoneAreRefused() {
        CaseRow row = paid(1).getFirst();
        Slot slot = slot(row, 6, 0);
        List<Instant> none = List.of(
                slot.from().plusSeconds(1),
                slot.from().minus(Duration.ofHours(8)),
                clock.instant().minus(Duration.ofDays(1)),
                clock.instant().plus(Duration.ofDays(60)));
        for (Instant from : none) {
            assertThat(catchThrowableOfType(Refusal.class, () -> book(row, from))
                            .message()
                            .key())
                    .as(from.toString())
                    .isEqualTo("cases.visit.no-such-slot");
        }
    }

    @Test
    void beforePayingNoPlaceIsTaken() {
        Resident resident = applicants.newResident();
        CaseRow row = applicants.lodged(resident);
        Slot slot = slot(row, 7, 0);
        assertThat(catchThrowableOfType(Refusal.class, () -> book(row, slot.from()))
                        .kind())
                .isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(slot(row, 7, 0).free()).isEqualTo(slot.free());
    }

    @Test
    void whatIsHeldIsNobodyElsesUntilItsTimeIsOver() {
        List<CaseRow> cases = paid(3);
        Instant from = slot(cases.getFirst(), 8, 0).from();
        Instant until = hold(cases.get(0), from);
        assertThat(until).isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
        book(cases.get(1), from);
        assertThat(catchThrowableOfType(Refusal.class, () -> book(cases.get(2), from))
                        .kind())
                .isEqualTo(Refusal.Kind.CONFLICT);
        clock.forward(Duration.ofMinutes(10));
        book(cases.get(2), from);
        assertThat(catchThrowableOfType(Refusal.class, () -> book(cases.get(0), from))
                        .message()
                        .key())
                .as("held too long, and taken by somebody else")
                .isEqualTo("cases.visit.full");
    }

    @Test
    void holdingAndTakingAtOnceNeverGoesOverTheCapacity() {
        List<CaseRow> cases = paid(16);
        Instant from = slot(cases.getFirst(), 9, 0).from();
        Crowd<Instant> crowd = Crowd.of(
                16,
                i -> i % 2 == 0
                        ? hold(cases.get(i), from)
                        : book(cases.get(i), from).changedAt());
        assertThat(crowd.answers()).hasSize(COUNTERS);
        assertThat(count(
                        "select count(*) from cases.booking where office = ? and starts_at = ?",
                        cases.getFirst().office().value(),
                        java.sql.Timestamp.from(from)))
                .isEqualTo(COUNTERS);
    }

    private Instant hold(CaseRow row, Instant from) {
        return applications.holdVisit(row.applicant(), row.id(), from);
    }

    private List<CaseRow> paid(int people) {
        return new ArrayList<>(IntStream.range(0, people)
                .mapToObj(i -> applicants.paid(applicants.newResident()))
                .toList());
    }

    private CaseRow book(CaseRow row, Instant from) {
        return applications.bookVisit(row.applicant(), row.id(), from);
    }

    private Slot slot(CaseRow row, int day, int n) {
        // From the day's end: other tests of this office take times from its beginning.
        return applicants.slots(row, day).reversed().get(n);
    }
}
