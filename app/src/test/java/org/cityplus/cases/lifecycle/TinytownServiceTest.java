package org.cityplus.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cityplus.testing.Forms.csrf;

import java.time.Instant;
import java.util.Map;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.testing.OwnDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Another city's service, free and of another shape, from its folder alone: nothing here knows only passports. */
@OwnDatabase
@TestPropertySource(properties = "cityplus.city=src/test/resources/cities/tinytown")
class TinytownServiceTest extends DemoCityTest {
    @Autowired
    ServiceCatalog services;

    @Autowired
    Applications applications;

    @Autowired
    Lodging lodging;

    @Autowired
    Timers timers;

    @Autowired
    MockMvcTester mvc;

    @Test
    void aFreeServiceGoesFromTheFormToTheDecisionWithoutACashier() {
        Resident resident = applicants.newResident();
        CaseRow row = lodging.lodge(
                resident.id(),
                services.get("residence-note"),
                Map.of("name", "小小", "since", "1990", "office", "hall-1"));
        assertThat(row.number()).matches("RN-2611-[0-9]{6}");
        assertThat(row.stage()).isEqualTo(Stage.AWAITING_VISIT);
        assertThat(count("select count(*) from payments.payment_order")).isZero();
        assertThat(page("/services/residence-note", resident)).isEqualTo(200);
        assertThat(page("/cases/" + row.id(), resident)).isEqualTo(200);
        assertThat(page("/cases/" + row.id() + "/record", resident)).isEqualTo(200);
        assertThat(page("/cases/" + row.id() + "/visit", resident)).isEqualTo(200);

        Instant from = applicants.slots(row, 0).getFirst().from();
        CaseRow booked = applications.bookVisit(resident.id(), row.id(), from);
        assertThat(booked.stage()).isEqualTo(Stage.AWAITING_ATTENDANCE);
        assertThat(booked.visitOn()).as("tomorrow, a Wednesday").isEqualTo("2026-11-25");
        assertThat(booked.promisedOn())
                .as("two working days on, past Friday and Saturday")
                .isEqualTo("2026-11-29");

        Officer ann = desk.officer("town-hall");
        assertThat(mvc.get().uri("/desk").with(Applicants.as(ann)))
                .hasStatusOk()
                .bodyText()
                .contains("小小");
        act(ann, row, "attend", 2);
        act(desk.officer("town-hall"), row, "opinion", 3, "opinion", "for", "reason", "问过邻居，确实住在这里。");
        assertThat(mvc.get().uri("/desk/cases/{id}", row.id()).with(Applicants.as(ann)))
                .hasStatusOk()
                .bodyText()
                .contains("小小城第二条");
        assertThat(mvc.post()
                        .uri("/desk/cases/{id}/decision", row.id())
                        .with(csrf())
                        .with(Applicants.as(ann))
                        .param("seenSequence", "4")
                        .param("decision", "grant"))
                .hasStatus(303);
        assertThat(applications.getOwn(resident.id(), row.id()).stage()).isEqualTo(Stage.JUST_DECIDED);
        clock.forward(java.time.Duration.ofMinutes(1));
        timers.fireDue();
        assertThat(applications.getOwn(resident.id(), row.id()).stage()).isEqualTo(Stage.GRANTED);
        await("every consequence is done")
                .untilAsserted(() -> assertThat(count("select count(*) from events.event_publication"))
                        .isZero());
        assertThat(page("/messages/town-hall", resident)).isEqualTo(200);
    }

    private void act(Officer officer, CaseRow row, String act, int seen, String... with) {
        var request = mvc.post()
                .uri("/desk/cases/{id}/acts/{act}", row.id(), act)
                .with(csrf())
                .with(Applicants.as(officer))
                .param("seenSequence", String.valueOf(seen));
        for (int i = 0; i < with.length; i += 2) {
            request = request.param(with[i], with[i + 1]);
        }
        assertThat(request).hasStatus(302);
    }

    private int page(String path, Resident resident) {
        return mvc.get()
                .uri(path)
                .with(Applicants.as(resident))
                .exchange()
                .getResponse()
                .getStatus();
    }
}
