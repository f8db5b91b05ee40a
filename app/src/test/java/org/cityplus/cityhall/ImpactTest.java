package org.cityplus.cityhall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.visit.Slot;
import org.cityplus.city.AgencyId;
import org.cityplus.city.OfficeId;
import org.cityplus.cityhall.CityHall.Expect;
import org.cityplus.cityhall.CityHall.Row;
import org.cityplus.cityhall.CityHall.TypedYear;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People a change would affect: it waits until their number is confirmed. */
class ImpactTest extends CityHallScene {
    private static final OfficeId HALL = new OfficeId("hall-500103-2");

    @Autowired
    Applications applications;

    @Test
    void fewerCountersOrShorterHoursThanPeopleWhoComeWaitForAYes() {
        Slot first = booked(0).getFirst();
        booked(0);
        Map<String, String> one = new HashMap<>(city.getOffice(HALL).cells());
        one.put("counters", "1");
        Affects affects =
                catchThrowableOfType(Affects.class, () -> hall.put(tang, Row.OFFICE, one, Expect.KNOWN, reason()));
        assertThat(affects.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(affects.total()).as("two in a slot for one").isEqualTo(1);
        assertThat(affects.fields()).extracting(e -> e.message().key()).containsExactly("cases.impact.narrowed-office");
        assertThat(post(
                        tang,
                        "/desk/city/offices/hall-500103-2",
                        "counters",
                        "1",
                        "from0",
                        "09:30",
                        "to0",
                        "12:00",
                        "from1",
                        "13:30",
                        "to1",
                        "16:30",
                        "seen",
                        "" + seen(),
                        "why",
                        "少人"))
                .hasStatus(409)
                .bodyText()
                .contains("有 1 人约好的时间办不了了", "name=\"confirmed\" value=\"1\"");
        assertThat(city.getOffice(HALL).counters()).isEqualTo(2);

        // They all come in the morning.
        long all = count("select count(*) from cases.booking where office = ?", HALL.value());
        assertThat(all).isGreaterThanOrEqualTo(2);
        Map<String, String> afternoon = new HashMap<>(city.getOffice(HALL).cells());
        afternoon.put("hours", "13:30-16:30");
        assertThat(catchThrowableOfType(
                                Affects.class,
                                () -> hall.put(tang, Row.OFFICE, afternoon, Expect.KNOWN, new Reason(seen(), "x", 1)))
                        .total())
                .as("a number of before is no yes to this one")
                .isEqualTo(all);
        hall.put(tang, Row.OFFICE, afternoon, Expect.KNOWN, new Reason(seen(), "短一些", all));
        assertThat(city.getOffice(HALL).hours()).hasSize(1);
        assertThat(first.free()).isPositive();

        Affects closing =
                catchThrowableOfType(Affects.class, () -> hall.close(tang, Row.OFFICE, HALL.value(), reason()));
        assertThat(closing.fields()).extracting(e -> e.message().key()).contains("cases.impact.closed-office");
    }

    /** With nobody booked, nobody is asked. */
    @Test
    void whatAffectsNobodyIsDoneAtOnce() {
        Map<String, String> more =
                new HashMap<>(city.getOffice(new OfficeId("hall-500101-1")).cells());
        more.put("counters", "1");
        more.put("hours", "10:00-11:00");
        hall.put(tang, Row.OFFICE, more, Expect.KNOWN, reason());
        hall.close(tang, Row.OFFICE, "hall-500101-1", reason());
        assertThat(city.getOffice(new OfficeId("hall-500101-1")).isOpen()).isFalse();
    }

    @Test
    void anAgencyWithOpenCasesAndStaffClosesOnlyWithAYes() {
        hall.put(tang, Row.AGENCY, agency("closing"), Expect.NEW, reason());
        desk.paid("closing", "陈雨桐");
        desk.paid("closing", "王思远");
        jdbc.sql("""
                insert into identity.staff_role (staff, agency, role, valid_from)
                select id, 'closing', 'OFFICER', now() - interval '1 day' from identity.staff order by username limit 1
                """).update();
        Affects affects = catchThrowableOfType(Affects.class, () -> hall.close(tang, Row.AGENCY, "closing", reason()));
        assertThat(affects.total()).isEqualTo(3);
        assertThat(affects.fields())
                .extracting(FieldError::message)
                .extracting(message -> message.key() + " " + message.args().getFirst())
                .containsExactlyInAnyOrder("cases.impact.closed-agency 2", "identity.impact.closed-agency 1");
        hall.close(tang, Row.AGENCY, "closing", new Reason(seen(), "撤并", 3));
        assertThat(city.getAgency(new AgencyId("closing")).isOpen()).isFalse();
    }

    @Test
    void aPublishedDayWithPromisesAndVisitsOnItIsWarnedOf() {
        booked(1);
        var day = applicants.day(1);
        String days = days() + day + ",off,停电,Power cut\n";
        TypedYear typed =
                new TypedYear("2026", days, String.valueOf(city.calendar().workingDaysOf(2026) - 1), "通知", "2026-11");
        Affects affects = catchThrowableOfType(Affects.class, () -> hall.putYear(tang, typed, reason()));
        assertThat(affects.fields()).extracting(e -> e.message().key()).contains("cases.impact.day-off");
        TypedYear next = new TypedYear(
                "2026",
                days() + applicants.day(3) + ",off,停电,Power cut\n",
                String.valueOf(city.calendar().workingDaysOf(2026) - 1),
                "通知",
                "2026-11");
        assertThat(catchThrowableOfType(Affects.class, () -> hall.putYear(tang, next, reason()))
                        .fields())
                .extracting(e -> e.message().key())
                .contains("cases.impact.promises");
    }

    @Test
    void aCaseOfAClosedHallCannotChooseATimeThereAndIsToldSo() {
        hall.put(tang, Row.OFFICE, office("hall-short", "exit-entry-500103"), Expect.NEW, reason());
        Resident resident = applicants.newResident();
        CaseRow row = applicants.paid(resident);
        jdbc.sql("update cases.case_row set office = 'hall-short' where id = ?")
                .param(row.id().value())
                .update();
        Slot slot = applicants
                .slots(applications.getOwn(resident.id(), row.id()), 0)
                .getFirst();
        Affects affects =
                catchThrowableOfType(Affects.class, () -> hall.close(tang, Row.OFFICE, "hall-short", reason()));
        assertThat(affects.fields()).extracting(e -> e.message().key()).containsExactly("cases.impact.waiting");
        hall.close(tang, Row.OFFICE, "hall-short", new Reason(seen(), "搬走", 1));
        assertThat(catchThrowableOfType(
                                Refusal.class, () -> applications.bookVisit(resident.id(), row.id(), slot.from()))
                        .message()
                        .key())
                .isEqualTo("cases.visit.office-closed");
    }

    /** The days of 2026 as they are written now. */
    private String days() {
        return Objects.requireNonNull(city.edition().years().get(2026)).lines();
    }

    /** The slots of a day, after one more person has taken the first. */
    private List<Slot> booked(int day) {
        Resident resident = applicants.newResident();
        CaseRow row = applicants.paid(resident);
        List<Slot> slots = applicants.slots(row, day);
        applications.bookVisit(resident.id(), row.id(), slots.getFirst().from());
        return slots;
    }
}
