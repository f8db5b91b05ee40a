package org.cityplus.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.LocalizedText;
import org.junit.jupiter.api.Test;

/** The pack of Chongqing says what the city is in November 2026. */
class ChongqingTest {
    private static final City CITY = City.load(Packs.CHONGQING);
    private static final DistrictCode YUZHONG = new DistrictCode("500103");

    @Test
    void hasThirtySevenUnits() {
        Map<DistrictKind, Long> kinds = CITY.districts().values().stream()
                .collect(Collectors.groupingBy(District::kind, Collectors.counting()));
        assertThat(kinds)
                .containsOnly(
                        Map.entry(DistrictKind.DISTRICT, 25L),
                        Map.entry(DistrictKind.COUNTY, 8L),
                        Map.entry(DistrictKind.AUTONOMOUS_COUNTY, 4L));
        assertThat(CITY.districts().values()).allMatch(d -> d.seat().isPresent());
    }

    @Test
    void remembersTheDistrictsOfOldRecords() {
        District jiangbei = CITY.findDistrict(new DistrictCode("500105")).orElseThrow();
        assertThat(jiangbei.isCurrent()).isFalse();
        assertThat(jiangbei.name()).isEqualTo(new LocalizedText("江北区", "Jiangbei District"));
        assertThat(CITY.findCurrentDistrict(jiangbei.code())
                        .orElseThrow()
                        .name()
                        .zh())
                .isEqualTo("两江新区");
        assertThat(CITY.findCurrentDistrict(YUZHONG).orElseThrow().code()).isEqualTo(YUZHONG);
        assertThat(CITY.findDistrict(new DistrictCode("110101"))).isEmpty();
    }

    @Test
    void hasAnExitEntryAgencyWithAHallInEachUnit() {
        for (DistrictCode district : CITY.districts().keySet()) {
            Agency agency = CITY.findAgency("exit-entry", district).orElseThrow();
            assertThat(agency.district()).contains(district);
            assertThat(CITY.officesOf(agency.id())).hasSize(district.equals(YUZHONG) ? 2 : 1);
            assertThat(CITY.getAgency(agency.parent().orElseThrow()).district()).isEmpty();
        }
    }

    @Test
    void drawsEachUnitWithItsLabelInside() {
        assertThat(CITY.map().viewBox()).matches("0 0 2000 \\d{4}");
        assertThat(CITY.map().shapes())
                .extracting(Shape::code)
                .containsExactlyElementsOf(CITY.districts().keySet());
        assertThat(CITY.map().shapes())
                .allMatch(s -> s.svgPath().startsWith("M") && s.svgPath().endsWith("z"));
        // 60 KB compressed is the whole first page; the map takes its share of it.
        assertThat(CITY.map().shapes().stream()
                        .mapToInt(s -> s.svgPath().length())
                        .sum())
                .isLessThan(40_000);
        Shape chengkou = shape("500229");
        assertThat(chengkou)
                .as("Chengkou lies farthest north")
                .isEqualTo(CITY.map().shapes().stream()
                        .min(Comparator.comparingInt(Shape::y))
                        .orElseThrow());
        assertThat(shape("500103").room()).as("the old town is small").isLessThan(chengkou.room() / 5);
        assertThat(shape("500237").x())
                .as("Wushan lies east of Rongchang")
                .isGreaterThan(shape("500153").x());
    }

    @Test
    void knowsTheNationalDayOf2026() {
        WorkingCalendar calendar = CITY.calendar();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 9, 20)))
                .as("Sunday, moved")
                .isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 9, 25)))
                .as("Mid-Autumn")
                .isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 9, 30))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 10, 1))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 10, 7))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 10, 8))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 10, 10)))
                .as("Saturday, moved")
                .isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 10, 11))).isFalse();
        assertThat(calendar.plusWorkingDays(LocalDate.of(2026, 9, 29), 3)).isEqualTo("2026-10-09");
        assertThat(calendar.findName(LocalDate.of(2026, 10, 1)).orElseThrow().en())
                .isEqualTo("National Day");
    }

    @Test
    void has248WorkingDaysInEachYearAndNoneYetIn2027() {
        WorkingCalendar calendar = CITY.calendar();
        assertThat(calendar.workingDaysBetween(LocalDate.of(2024, 12, 31), LocalDate.of(2025, 12, 31)))
                .isEqualTo(248);
        assertThat(calendar.workingDaysBetween(LocalDate.of(2025, 12, 31), LocalDate.of(2026, 12, 31)))
                .isEqualTo(248);
        assertThatThrownBy(() -> calendar.plusWorkingDays(LocalDate.of(2026, 12, 25), 20))
                .isInstanceOfSatisfying(
                        CalendarNotAnnounced.class, e -> assertThat(e.year()).isEqualTo(2027))
                .hasMessageContaining("2027");
    }

    @Test
    void hasMadeUpPeopleOfAllAges() {
        DemoResident first = CITY.demo().residents().getFirst();
        assertThat(first.name()).isEqualTo("陈雨桐");
        assertThat(first.phone().value()).isEqualTo("13900000001");
        assertThat(first.district()).isEqualTo(YUZHONG);
        LocalDate today = LocalDate.of(2026, 11, 1);
        assertThat(first.birthDate()).isBefore(today.minusYears(18));
        assertThat(CITY.demo().residents()).anyMatch(r -> r.birthDate().isBefore(today.minusYears(70)));
        assertThat(CITY.demo().residents()).anyMatch(r -> r.birthDate().isAfter(today.minusYears(16)));
        assertThat(CITY.demo().staff())
                .filteredOn(s -> s.agency().equals(new AgencyId("exit-entry-500103")))
                .hasSize(3);
    }

    @Test
    void hasTownsAndVillagesUnderTheDistrictsOfToday() {
        int towns = CITY.districts().keySet().stream()
                .mapToInt(d -> CITY.townsOf(d).size())
                .sum();
        assertThat(towns).isEqualTo(1031);
        assertThat(CITY.townsOf(new DistrictCode("500157")))
                .anyMatch(t -> t.name().equals("观音桥街道"));
        assertThat(CITY.villagesOf(CITY.townsOf(YUZHONG).getFirst().code())).isNotEmpty();
    }

    @Test
    void marksItsTariffsAsUnverifiedSamples() {
        assertThat(CITY.tariffOf("electricity")).hasSize(3).noneMatch(TariffStep::verified);
        assertThat(CITY.tariffOf("water")).extracting(s -> s.price().decimal()).containsExactly("3.50", "4.22", "5.90");
    }

    @Test
    void saysThatItsPeopleAreMadeUp() {
        assertThat(CITY.getText("footer.demo"))
                .isEqualTo(new LocalizedText(
                        "演示数据·人物、单号、电话均为虚构", "Demonstration data. People, numbers and places are made up."));
        assertThat(CITY.hotline()).isEqualTo("12345");
    }

    private static Shape shape(String code) {
        return CITY.map().shapes().stream()
                .filter(s -> s.code().value().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
