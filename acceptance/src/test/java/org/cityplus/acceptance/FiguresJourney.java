package org.cityplus.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is counted: a supervisor reads it, in pictures and as a table, and takes it away; anybody reads what is published. */
@ExtendWith(CityExtension.class)
class FiguresJourney {
    @Test
    void aSupervisorReadsWhatIsCountedAndAnybodyWhatIsPublished(Devices devices, RunningCity city)
            throws IOException, InterruptedException {
        Applicant.named(city, "黎国栋").lodge("figures-journey");
        Device desk = Oversight.signIn(devices.desk(), "he.min", "/desk/figures");
        assertThat(desk.find("section[aria-labelledby=done] dd").first()).not().hasText("0");
        desk.look("desk-figures");
        desk.find("section[aria-labelledby=flow] summary").click();
        assertThat(desk.find("section[aria-labelledby=flow] tbody tr").last()).isVisible();
        desk.find("#service").selectOption("passport-first");
        desk.press("form.filters button");
        assertThat(desk.find("#service")).hasValue("passport-first");
        desk.look("desk-figures-service");
        Download table = desk.page().waitForDownload(() -> desk.press("a[href^='/desk/figures.csv']"));
        List<String> lines = Files.readAllLines(table.path(), StandardCharsets.UTF_8);
        org.assertj.core.api.Assertions.assertThat(lines)
                .anyMatch(line -> line.contains("passport-first") && line.contains("received"));
        desk.press(".top-bar a[href='/desk/load']");
        assertThat(desk.find("section:has(#officers) tbody tr").first()).isVisible();
        desk.look("desk-load-figures");

        Device phone = devices.phone();
        phone.open("/open-data");
        assertThat(phone.find("h1")).containsText("开放数据");
        assertThat(phone.find("#main")).containsText("为什么有的数不写");
        phone.look("open-data");
    }
}
