package org.cityplus.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.identity.Counter;
import org.cityplus.identity.CounterVisit;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Role;
import org.cityplus.payments.Receipt;
import org.cityplus.web.Viewer;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What an old woman takes home from the counter on paper: the slip of her case, and the receipt for her fee. */
class CounterPapersTest extends DemoCityTest {
    private static final String AGENCY = "exit-entry-500103";

    @Autowired
    Counter counter;

    @Autowired
    CounterCases cases;

    @Autowired
    CounterMatters matters;

    @Autowired
    MockMvcTester mvc;

    private final UUID form = UUID.randomUUID();
    private Officer clerk = new Officer(new UUID(0, 0), "", "", "", "", null);
    private CounterVisit visit = new CounterVisit(clerk.id(), clerk.id(), java.time.Instant.EPOCH);
    private String at = "";
    private CaseRow row;

    @BeforeEach
    void herCaseIsFiled() {
        clerk = desk.officer(AGENCY, Role.CLERK);
        visit = counter.receive(clerk, "resident-card", "500193194602091348", "罗桂芳", "办护照");
        at = "/desk/counter/" + visit.id();
        Map<String, String> answers = applicants.answers(new Resident(visit.person(), ""));
        answers.put("name", "罗桂芳");
        answers.put("idNumber", "500193194602091348");
        row = applicants.accept(cases.file(clerk, visit.id(), "passport-first", form, answers));
    }

    private MvcTestResult get(String uri, Viewer viewer, String language) {
        return mvc.get()
                .uri(uri)
                .header("Accept-Language", language)
                .with(Applicants.as(viewer))
                .exchange();
    }

    private static String text(MvcTestResult answer) throws IOException {
        assertThat(answer).hasStatusOk().hasContentType("application/pdf");
        try (PDDocument document = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            return new PDFTextStripper().getText(document);
        }
    }

    private static String unbroken(String text) {
        return text.replaceAll("[\\s\\p{Z}]+", "");
    }

    /** All that the card on the page says, piece by piece. */
    private List<String> said(String uri, String language, String card) throws IOException {
        return Objects.requireNonNull(
                        Jsoup.parse(get(uri, clerk, language).getResponse().getContentAsString())
                                .getElementById(card))
                .select("dt, dd, p")
                .stream()
                .map(piece -> unbroken(piece.wholeText()))
                .toList();
    }

    @Test
    void theSlipSaysWhatItsPageSaysInBothLanguages() throws IOException {
        String page = at + "/cases/" + form;
        for (String language : List.of("zh-CN", "en")) {
            String text = unbroken(text(get(page + ".pdf", clerk, language)));
            assertThat(said(page, language, "slip"))
                    .hasSize(6)
                    .allSatisfy(piece -> assertThat(text).contains(piece));
            assertThat(text).contains(row.number(), "罗桂芳");
            assertThat(unbroken(text(get("/api" + page + ".pdf", clerk, language))))
                    .isEqualTo(text);
        }
        assertThat(text(get(page + ".pdf?lang=en", clerk, "zh"))).contains("Counter slip", "Check code");
        assertThat(get(page, clerk, "zh"))
                .bodyText()
                .contains("href=\"" + page + ".pdf\"", "href=\"" + page + ".pdf?lang=en\"");
    }

    @Test
    void theReceiptSaysWhatWasPaidHowAndToWhom() throws IOException {
        String page = at + "/matters/" + row.id();
        assertThat(get(page + "/receipt.pdf", clerk, "zh"))
                .as("nothing is paid")
                .hasStatus(404);
        Receipt receipt = matters.takeFee(clerk, visit.id(), row.id(), Receipt.Means.CASH);
        for (String language : List.of("zh-CN", "en")) {
            String text = unbroken(text(get(page + "/receipt.pdf", clerk, language)));
            assertThat(said(page, language, "slip"))
                    .hasSize(6)
                    .filteredOn(piece -> !piece.equals("收据号") && !piece.equals("Receiptnumber"))
                    .allSatisfy(piece -> assertThat(text).contains(piece));
            assertThat(text).contains(receipt.number(), "罗桂芳", row.number());
            assertThat(unbroken(text(get("/api" + page + "/receipt.pdf", clerk, language))))
                    .isEqualTo(text);
        }
        assertThat(get(page, clerk, "zh")).bodyText().contains("href=\"" + page + "/receipt.pdf\"");
    }

    @Test
    void theSamePaperIsTheSameBytesUnderItsNumber() {
        String slip = at + "/cases/" + form + ".pdf";
        matters.takeFee(clerk, visit.id(), row.id(), Receipt.Means.CARD);
        for (String paper : List.of(slip, at + "/matters/" + row.id() + "/receipt.pdf")) {
            MvcTestResult file = get(paper, clerk, "zh");
            assertThat(file).hasHeader("Cache-Control", "no-store");
            assertThat(get(paper, clerk, "zh").getResponse().getContentAsByteArray())
                    .isEqualTo(file.getResponse().getContentAsByteArray());
        }
        assertThat(get(slip, clerk, "zh").getResponse().getHeader("Content-Disposition"))
                .startsWith("attachment; filename=\"" + row.number() + ".pdf\"");
    }

    @Test
    void nobodyElseTakesThem() {
        matters.takeFee(clerk, visit.id(), row.id(), Receipt.Means.CASH);
        Officer other = desk.officer(AGENCY, Role.CLERK);
        Resident stranger = applicants.newResident();
        for (String door : List.of("", "/api")) {
            for (String paper : List.of("/cases/" + form + ".pdf", "/matters/" + row.id() + "/receipt.pdf")) {
                assertThat(get(door + at + paper, other, "zh")).as(paper).hasStatus(404);
                assertThat(get(door + at + paper, stranger, "zh")).as(paper).hasStatus(403);
            }
            assertThat(get(door + at + "/cases/" + UUID.randomUUID() + ".pdf", clerk, "zh"))
                    .hasStatus(404);
            assertThat(get(door + at + "/cases/" + form + ".pdf?lang=fr", clerk, "zh"))
                    .hasStatus(422);
        }
    }
}
