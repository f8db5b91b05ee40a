package org.cityplus.cases.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.testing.Forms.csrf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.lifecycle.Lodging;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.identity.Resident;
import org.cityplus.testing.OwnDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.util.FileSystemUtils;

/** A service that can be applied for today for the last time, and a form begun in time. */
@OwnDatabase
class EndedServiceTest extends DemoCityTest {
    @DynamicPropertySource
    static void aTownWhereItEnds(DynamicPropertyRegistry settings) {
        settings.add("cityplus.city", () -> {
            try {
                Path pack = Files.createTempDirectory("town").resolve("tinytown");
                FileSystemUtils.copyRecursively(Path.of("src/test/resources/cities/tinytown"), pack);
                Path service = pack.resolve("services/residence-note/2026-01/service.yaml");
                Files.writeString(
                        service,
                        Files.readString(service)
                                .replace("effective: 2026-01-01", "effective: 2026-01-01\nends: 2026-11-24"));
                return pack.toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Autowired
    ServiceCatalog services;

    @Autowired
    Drafts drafts;

    @Autowired
    Lodging lodging;

    @Autowired
    MockMvcTester mvc;

    private Resident resident = new Resident(new UUID(0, 0), "");
    private String path = "";

    @BeforeEach
    void aFormBegunOnTheLastDay() {
        resident = applicants.newResident();
        Draft draft = drafts.open(resident.id(), services.get("residence-note"));
        drafts.save(resident.id(), draft.id(), Map.of("name", "小小", "since", "1990", "office", "hall-1"));
        path = "/drafts/" + draft.id();
    }

    @Test
    void onTheLastDayItIsSent() {
        assertThat(mvc.post().uri(path + "/lodge").with(csrf()).with(Applicants.as(resident)))
                .hasStatus(302);
        assertThat(count("select count(*) from cases.case_row where applicant = ?", resident.id()))
                .isEqualTo(1);
    }

    @Test
    void theDayAfterItIsReadAndPrintedButNotSent() {
        clock.forward(Duration.ofDays(1));
        for (String page : new String[] {"/all", "/check", "/chat"}) {
            assertThat(mvc.get()
                            .uri(path + page)
                            .header("Accept-Language", "en")
                            .with(Applicants.as(resident)))
                    .as(page)
                    .hasStatusOk()
                    .bodyText()
                    .contains("it takes no more applications");
        }
        assertThat(mvc.get().uri(path + "/check").with(Applicants.as(resident)))
                .bodyText()
                .contains("小小")
                .doesNotContain("/lodge");
        assertThat(mvc.get().uri(path + "/print").with(Applicants.as(resident))).hasStatusOk();
        assertThat(mvc.post().uri(path + "/lodge").with(csrf()).with(Applicants.as(resident)))
                .hasStatus(409)
                .bodyText()
                .contains("不再接受申请", "小小");
        assertThat(mvc.post().uri("/api" + path + "/lodge").with(Applicants.as(resident)))
                .hasStatus(409)
                .bodyText()
                .contains("cases.service.ended-on");
        assertThat(count("select count(*) from cases.case_row where applicant = ?", resident.id()))
                .isZero();
    }

    @Test
    void aDraftFromBeforeVersionsWereKeptStillShowsAtHome() {
        jdbc.sql("update cases.draft set version = null where resident = ?")
                .param(resident.id())
                .update();
        clock.forward(Duration.ofDays(1));
        assertThat(mvc.get().uri("/").with(Applicants.as(resident)))
                .hasStatusOk()
                .bodyText()
                .contains(path);
        assertThat(drafts.listOpen(resident.id())).extracting(Draft::version).containsExactly("2026-01");
    }
}
