package org.cityplus.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.NoSuchElementException;
import org.cityplus.kernel.DistrictCode;
import org.junit.jupiter.api.Test;

/** Another city, with two districts and another weekend, is only another folder. */
class TinytownTest {
    private static final City CITY = City.load(Packs.TINYTOWN);

    @Test
    void isReadByTheSameCode() {
        assertThat(CITY.id()).isEqualTo("tinytown");
        assertThat(CITY.name().en()).isEqualTo("Tinytown");
        assertThat(CITY.zone().getId()).isEqualTo("Asia/Urumqi");
        assertThat(CITY.districts().keySet()).extracting(DistrictCode::value).containsExactly("990101", "990102");
        assertThat(CITY.offices()).singleElement().satisfies(office -> {
            assertThat(office.slot()).hasMinutes(20);
            assertThat(office.hours()).hasSize(1);
        });
        assertThat(CITY.servicesFolder()).isDirectory();
    }

    @Test
    void doesWithoutTownsAndTariffs() {
        assertThat(CITY.townsOf(new DistrictCode("990101"))).isEmpty();
        assertThat(CITY.tariffOf("water")).isEmpty();
    }

    @Test
    void worksOnSundaysAndRestsOnFridays() {
        WorkingCalendar calendar = CITY.calendar();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 3, 1)))
                .as("a Sunday")
                .isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 3, 6)))
                .as("a Friday")
                .isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 1, 2)))
                .as("a Friday, moved")
                .isTrue();
        assertThat(calendar.firstWorkingDayFrom(LocalDate.of(2026, 3, 6))).isEqualTo("2026-03-08");
    }

    @Test
    void sendsADistrictWithoutItsOwnAgencyToTheCitys() {
        assertThat(CITY.findAgency("civil-affairs", new DistrictCode("990102"))
                        .orElseThrow()
                        .id())
                .isEqualTo(new AgencyId("town-hall"));
        assertThat(CITY.findAgency("exit-entry", new DistrictCode("990102"))).isEmpty();
        assertThatThrownBy(() -> CITY.getAgency(new AgencyId("nobody"))).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void drawsTwoSquaresSideBySide() {
        assertThat(CITY.map().shapes())
                .extracting(Shape::code)
                .extracting(DistrictCode::value)
                .containsExactly("990101", "990102");
        Shape east = CITY.map().shapes().getFirst();
        Shape west = CITY.map().shapes().getLast();
        assertThat(west.svgPath()).isEqualTo("M10 1566l990 0l0-1556l-990 0z");
        assertThat(west.x()).isBetween(490, 520);
        assertThat(east.x()).isBetween(1480, 1510);
    }
}
