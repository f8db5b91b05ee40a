package org.cityplus.cases.figures.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.cases.testing.DeskScene;
import org.cityplus.city.AgencyId;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Role;
import org.cityplus.kernel.LocalizedText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Who sees whose figures: one's own agency and those below it, and names of officers only where one is their head. */
class FigurePagesTest extends DemoCityTest {
    private static final String SERVICE = "figures-page-test";
    private static final String BELOW = "exit-entry-500113";

    @Autowired
    MockMvcTester mvc;

    private final Officer above = head("exit-entry-50");
    private final Officer own = head(BELOW);
    private final Officer beside = head("exit-entry-500101");

    private static Officer head(String agency) {
        return Officer.of(
                UUID.randomUUID(),
                "张颖",
                new AgencyId(agency),
                new LocalizedText("测试单位", "Test agency"),
                Set.of(Role.OFFICER, Role.SUPERVISOR));
    }

    @BeforeEach
    void somethingWasCounted() {
        jdbc.sql("delete from cases.figure_of_day where service = ?")
                .param(SERVICE)
                .update();
        jdbc.sql("""
                insert into cases.figure_of_day (agency, day, service, measure, part, amount) values
                (:agency, '2026-11-20', :service, 'RECEIVED', '', 4711),
                (:agency, '2026-11-20', :service, 'GRANTED', '', 1200),
                (:agency, '2026-11-20', :service, 'REFUSED', 'fraud', 34),
                (:agency, '2026-11-20', :service, 'IN_TIME', '', 1111),
                (:agency, '2026-11-20', :service, 'LATE', '', 123),
                (:agency, '2026-11-20', :service, 'DAYS', '3', 1000),
                (:agency, '2026-11-20', :service, 'DAYS', '8', 234),
                (:agency, '2026-11-20', :service, 'RECONSIDERED', 'UPHELD', 5)
                """).param("agency", BELOW).param("service", SERVICE).update();
    }

    @Test
    void aHeadSeesTheirOwnAgencyAndTheOneAboveSeesItToo() {
        for (Officer officer : new Officer[] {own, above}) {
            assertThat(mvc.get()
                            .uri("/desk/figures?agency=" + BELOW + "&service=" + SERVICE)
                            .with(DeskScene.as(officer)))
                    .hasStatusOk()
                    .bodyText()
                    .contains("4711", "1234", "90%", "维持 5");
            assertThat(mvc.get()
                            .uri("/api/desk/figures?agency=" + BELOW + "&service=" + SERVICE)
                            .with(DeskScene.as(officer)))
                    .hasStatusOk()
                    .bodyJson()
                    .satisfies(json -> {
                        assertThat(json).extractingPath("$.all.counts.received").isEqualTo(4711);
                        assertThat(json).extractingPath("$.all.inTimePercent").isEqualTo(90);
                        assertThat(json).extractingPath("$.all.medianDays").isEqualTo(3);
                        assertThat(json)
                                .extractingPath("$.all.ninetyPercentDays")
                                .isEqualTo(8);
                        assertThat(json).extractingPath("$.refusals[0].ground").isEqualTo("fraud");
                    });
        }
    }

    @Test
    void whatIsShownCanBeTakenAway() {
        assertThat(mvc.get()
                        .uri("/desk/figures.csv?agency=" + BELOW + "&service=" + SERVICE)
                        .with(DeskScene.as(own)))
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"figures-days.csv\"")
                .bodyText()
                .startsWith("service,measure,part,count")
                .contains(SERVICE + ",received,,4711", SERVICE + ",refused,fraud,34", SERVICE + ",open,,0")
                .doesNotContain("passport-first");
    }

    @Test
    void nobodyBesideSeesAnything() {
        for (String address : new String[] {"/desk/figures", "/desk/figures.csv", "/api/desk/figures"}) {
            assertThat(mvc.get().uri(address + "?agency=" + BELOW).with(DeskScene.as(beside)))
                    .hasStatus(404);
            assertThat(mvc.get().uri(address).with(DeskScene.as(beside)))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("4711");
        }
    }

    @Test
    void whoHasHowMuchIsForTheirOwnHeadOnly() {
        String agency = desk.newAgency();
        UUID officer = jdbc.sql("select id from identity.staff order by id limit 1")
                .query(UUID.class)
                .single();
        String name = jdbc.sql("select name from identity.staff where id = ?")
                .param(officer)
                .query(String.class)
                .single();
        jdbc.sql("update cases.case_row set claimed_by = ?, claimed_at = now() where id = ?")
                .params(officer, desk.toDecide(agency, "甲").id().value())
                .update();
        desk.toDecide(agency, "乙");
        assertThat(mvc.get().uri("/desk/load").with(DeskScene.as(head(agency))))
                .hasStatusOk()
                .bodyText()
                .contains(name, "没有人认领");
        assertThat(mvc.get().uri("/api/desk/figures").with(DeskScene.as(head(agency))))
                .bodyJson()
                .extractingPath("$.officers[*].open.open")
                .asArray()
                .containsExactly(1, 1);
        assertThat(mvc.get().uri("/api/desk/figures").with(DeskScene.as(above)))
                .bodyText()
                .doesNotContain(name);
    }
}
