package org.cityplus.upgrade;

import java.util.Map;
import org.cityplus.city.City;
import org.cityplus.city.CityBook;
import org.cityplus.cityhall.CityHall;
import org.cityplus.cityhall.Proposals;
import org.cityplus.cityhall.Reason;
import org.cityplus.identity.Officer;
import org.springframework.boot.test.context.TestComponent;

/** What a system administrator changed, and an archive brought and not applied yet. */
@TestComponent
class GoldenCityHall {
    static final String SLOGAN = "一座城，一扇门";

    private final GoldenStaff staff;
    private final CityHall hall;
    private final Proposals proposals;
    private final City city;
    private final CityBook book;

    GoldenCityHall(GoldenStaff staff, CityHall hall, Proposals proposals, City city, CityBook book) {
        this.staff = staff;
        this.hall = hall;
        this.proposals = proposals;
        this.city = city;
        this.book = book;
    }

    void changes(Map<String, String> story) {
        Officer tang = staff.officer("tang.feng");
        Proposals.Proposal brought = proposals.bring(tang, book.export(city.edition()));
        hall.putText(tang, "app.slogan", SLOGAN, "One city, one door", reason());
        hall.putSwitch(tang, "mandates", false, reason());
        story.put("import", brought.id().toString());
    }

    private Reason reason() {
        return new Reason(city.edition().revision(), "换季检修", 0);
    }
}
