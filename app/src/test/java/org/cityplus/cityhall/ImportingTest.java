package org.cityplus.cityhall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.cityplus.testing.Forms.csrf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.city.AgencyId;
import org.cityplus.city.CityBook;
import org.cityplus.city.Difference;
import org.cityplus.city.Feature;
import org.cityplus.city.OfficeId;
import org.cityplus.cityhall.Proposals.Proposal;
import org.cityplus.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The city as a file: out, changed, compared, and in again. */
class ImportingTest extends CityHallScene {
    @Autowired
    Proposals proposals;

    @Autowired
    CityBook book;

    @Test
    void anExportBroughtBackChangesNothing() {
        Proposal proposal = proposals.bring(tang, book.export(city.edition()));
        assertThat(proposal.differences()).isEmpty();
        assertThat(get(tang, "/desk/city/import/" + proposal.id())).bodyText().contains("完全一样");
    }

    @Test
    void whatWouldChangeIsShownAndThenCountsAtOnce() throws IOException {
        byte[] archive = changed(
                "agencies.csv",
                "citizen-services-50,citizen-services,,,重庆市民服务,Chongqing Citizen Services,dusk,city,true,\n",
                "libraries-50,libraries,,,重庆市图书馆,Chongqing Libraries,leaf,doc,false,\n");
        MvcTestResult brought = mvc.perform(
                org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart("/desk/city/import")
                        .file(new MockMultipartFile("archive", "city.zip", "application/zip", archive))
                        .with(csrf())
                        .with(Applicants.as(tang)));
        assertThat(brought).hasStatus(302);
        String page = Objects.requireNonNull(brought.getResponse().getRedirectedUrl());
        assertThat(get(tang, page))
                .bodyText()
                .contains("libraries-50", "新增", "citizen-services-50", "停办")
                .contains("有 2 处不同");
        assertThat(get(wen, page)).as("it is somebody else's").hasStatus(404);
        assertThat(city.findAgency(new AgencyId("libraries-50")))
                .as("nothing counts yet")
                .isEmpty();
        assertThat(post(tang, page, "seen", "" + seen(), "why", "")).hasStatus(422);
        assertThat(post(tang, page, "seen", "" + seen(), "why", "机构改革")).hasStatus(302);
        assertThat(city.getAgency(new AgencyId("libraries-50")).isOpen()).isTrue();
        assertThat(city.getAgency(new AgencyId("citizen-services-50")).isOpen()).isFalse();
        assertThat(trail("agency:libraries-50")).containsExactly("city-added");
        assertThat(trail("agency:citizen-services-50")).containsExactly("city-closed");
        assertThat(post(tang, page, "seen", "" + seen(), "why", "再来"))
                .as("once")
                .hasStatus(404);
    }

    @Test
    void aCityThatMovedOnIsComparedAnew() throws IOException {
        Proposal proposal = proposals.bring(tang, changed("switches.csv", "mandates,true", "mandates,false"));
        assertThat(proposal.differences()).extracting(Difference::record).containsExactly("switch:mandates");
        hall.putText(wen, "app.slogan", "刚改的", "Just changed", reason());
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> proposals.apply(tang, proposal.id(), new Reason(proposal.seen(), "晚了", 0)));
        assertThat(refusal.message().key()).isEqualTo("cityhall.import.moved-on");
        Proposal again = proposals.get(tang, proposal.id());
        assertThat(again.differences()).extracting(Difference::record).contains("text:app.slogan");
        proposals.apply(tang, proposal.id(), new Reason(again.seen(), "看过了", 0));
        assertThat(city.isOn(Feature.MANDATES)).isFalse();
        hall.putSwitch(tang, "mandates", true, reason());
    }

    @Test
    void whoWouldSufferIsCountedInAnImportToo() throws IOException {
        applicants.paid(applicants.newResident());
        Proposal proposal = proposals.bring(
                tang, changed("offices.csv", "hall-500103-2,exit-entry-500103", "hall-500103-3,exit-entry-500103"));
        assertThat(proposal.affectedTotal()).isPositive();
        assertThat(catchThrowableOfType(
                        Affects.class, () -> proposals.apply(tang, proposal.id(), new Reason(proposal.seen(), "x", 0))))
                .isNotNull();
        assertThat(city.getOffice(new OfficeId("hall-500103-2")).isOpen()).isTrue();
    }

    @Test
    void mistakesNameFileLineColumnRuleAndRemedy() throws IOException {
        byte[] archive = changed("agencies.csv", "jade,pass", "pink,pass");
        MvcTestResult page = mvc.perform(
                org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart("/desk/city/import")
                        .file(new MockMultipartFile("archive", "city.zip", "application/zip", archive))
                        .with(csrf())
                        .with(Applicants.as(tang)));
        assertThat(page).hasStatus(422).bodyText().contains("agencies.csv 第 2 行，tint：只能写其中一个：jade", "现在写的是「pink」");
    }

    @Test
    void aProgramBringsAndAppliesToo() throws IOException {
        MvcTestResult export = get(tang, "/api/desk/city/export");
        assertThat(export).hasStatusOk().headers().hasValue("Content-Type", "application/zip");
        byte[] archive = changed("texts/en.yaml", "Sample prices, not verified", "Prices of a test");
        MvcTestResult brought = mvc.post()
                .uri("/api/desk/city/imports")
                .with(Applicants.as(tang))
                .contentType(MediaType.parseMediaType("application/zip"))
                .content(archive)
                .exchange();
        assertThat(brought)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.differences[0].record")
                .isEqualTo("text:tariff.unverified");
        String id = body(brought).replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        String key = key();
        String body = "{\"seen\": %d, \"why\": \"by program\"}".formatted(seen());
        MvcTestResult first = send(HttpMethod.POST, tang, "/api/desk/city/imports/" + id + "/application", key, body);
        assertThat(first).hasStatusOk();
        assertThat(body(send(HttpMethod.POST, tang, "/api/desk/city/imports/" + id + "/application", key, body)))
                .isEqualTo(body(first));
        assertThat(city.getText("tariff.unverified").en()).isEqualTo("Prices of a test");
        assertThat(mvc.post()
                        .uri("/api/desk/city/imports")
                        .with(Applicants.as(tang))
                        .contentType(MediaType.parseMediaType("application/zip"))
                        .content(new byte[(4 << 20) + 1])
                        .exchange())
                .hasStatus(413);
    }

    /** The city's export with something in one of its files replaced. */
    private byte[] changed(String file, String from, String to) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(book.export(city.edition())));
                var out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                if (entry.getName().equals(file)) {
                    assertThat(text).contains(from);
                    text = text.replaceFirst(java.util.regex.Pattern.quote(from), to);
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
