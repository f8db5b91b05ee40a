package org.cityplus.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cityplus.cases.desk.Decision;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.desk.DeskAct;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseFees;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Declined;
import org.cityplus.cases.lifecycle.Filer;
import org.cityplus.cases.lifecycle.Missing;
import org.cityplus.cases.lifecycle.Paper;
import org.cityplus.cases.lifecycle.Papers;
import org.cityplus.cases.lifecycle.Timers;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.city.AgencyId;
import org.cityplus.identity.Mandates;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Residents;
import org.cityplus.identity.Role;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.payments.Receipt;
import org.cityplus.web.Viewer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A paper as a file says what its page says, to whoever may read the page, and a look at it is on record. */
class PaperFilesTest extends DemoCityTest {
    private static final String REASON = "提交的身份证与本人不符，已当面核对。\n第二次核对仍不符（见笔录 😀）。";

    @Autowired
    Desk officers;

    @Autowired
    CaseBook book;

    @Autowired
    Papers papers;

    @Autowired
    Applications applications;

    @Autowired
    CaseFees fees;

    @Autowired
    Timers timers;

    @Autowired
    Mandates mandates;

    @Autowired
    Residents residents;

    @Autowired
    MockMvcTester mvc;

    private Resident resident = new Resident(new UUID(0, 0), "");

    private CaseRow act(CaseRow row, DeskAct act) {
        return officers.act(Applicants.officer(row, Role.SUPERVISOR), row.id(), now(row).sequence(), act);
    }

    private CaseRow now(CaseRow row) {
        return book.get(row.id());
    }

    private CaseRow lodged() {
        resident = applicants.newResident();
        return applicants.lodged(resident);
    }

    private CaseRow refused() {
        resident = applicants.newResident();
        CaseRow row = act(applicants.paid(resident), new DeskAct.Attend());
        act(row, new DeskAct.Decide(new Decision.Refuse("fraud", REASON)));
        passed(Duration.ofMinutes(1));
        return now(row);
    }

    /** Until nothing is due any more: cases of other tests may be, too. */
    private void passed(Duration time) {
        clock.forward(time);
        while (timers.fireDue() > 0) {
            Thread.onSpinWait();
        }
    }

    private Paper last(CaseRow row) {
        return papers.list(row.id()).getLast();
    }

    private String page(CaseRow row) {
        return "/cases/" + row.id() + "/papers/" + last(row).number();
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
            return new PDFTextStripper().getText(document);
        }
    }

    /** Without what only says where lines and paragraphs end. */
    private static String unbroken(String text) {
        return text.replaceAll("[\\s\\p{Z}]+", "");
    }

    /** All that is said on the page, piece by piece. */
    private List<String> said(String uri, String language) throws IOException {
        Element sheet = Objects.requireNonNull(
                Jsoup.parse(get(uri, resident, language).getResponse().getContentAsString())
                        .getElementById("sheet"));
        List<String> pieces = new ArrayList<>();
        sheet.select("header p, h2, article > p, dt, dd, b, .sealed .num, .meta")
                .forEach(piece -> pieces.add(unbroken(piece.wholeText())));
        return pieces;
    }

    @Test
    void theFileOfEveryPaperSaysWhatItsPageSaysInBothLanguages() throws IOException {
        CaseRow asked = act(lodged(), new DeskAct.AskMore(List.of(new Missing("photo", "背景不是白色"))));
        same(asked, Paper.Kind.MORE_NEEDED, "背景不是白色");
        same(
                act(lodged(), new DeskAct.NotAccept(Declined.NOT_COMPETENT, "户籍地出入境管理机构", "这件事由户籍地办理。")),
                Paper.Kind.NOT_ACCEPTED,
                "户籍地出入境管理机构");
        same(act(lodged(), new DeskAct.Accept()), Paper.Kind.ACCEPTANCE, "¥");
        resident = applicants.newResident();
        CaseRow late = act(applicants.paid(resident), new DeskAct.Attend());
        act(late, new DeskAct.AskExtension("要向发证机关核实，时间不够。"));
        same(act(late, new DeskAct.Extend("要向发证机关核实，时间不够。")), Paper.Kind.EXTENSION, "要向发证机关核实");
        CaseRow refused = refused();
        same(refused, Paper.Kind.REFUSAL, "第二次核对仍不符");
        CaseRow again = applications.askReconsideration(resident.id(), refused.id(), "证件没有问题，请再核对一次。");
        act(now(again), new DeskAct.Admit());
        act(now(again), new DeskAct.Reconsider(CaseAction.Reconsidered.Result.UPHELD, "原决定查清了事实，依据充分。"));
        same(now(again), Paper.Kind.RECONSIDERATION, "原决定查清了事实");
    }

    @Test
    void whoseCaseLapsesHasItOnPaperWithTheTermAndWhereItIsSet() throws IOException {
        CaseRow unpaid = act(lodged(), new DeskAct.Accept());
        passed(Duration.ofDays(8));
        same(now(unpaid), Paper.Kind.LAPSE, "¥");
        assertThat(text(get(page(unpaid) + ".pdf", resident, "zh"))).contains("申请失效通知书", "没有按时缴费", "缴费期限", "重新申请");
        assertThat(text(get(page(unpaid) + ".pdf", resident, "en")).replaceAll("\\s+", " "))
                .contains(
                        "Notice of lapse",
                        "the fee did not come in time",
                        "Pay by",
                        "By law: an example; after the pilot");
    }

    /** There was time again from the day the fee went back; the day told after acceptance is no longer the one it lapsed by. */
    @Test
    void whoseFeeWentBackReadsTheDayThatWasToldLast() throws IOException {
        CaseRow row = act(lodged(), new DeskAct.Accept());
        passed(Duration.ofDays(4));
        Officer clerk = desk.officer(row.agency().value(), Role.CLERK);
        Filer signature = new Filer(clerk.id(), Filer.As.CLERK, clerk.signature());
        Receipt receipt = fees.payAtCounter(clerk, signature, row.id(), Receipt.Means.CASH);
        fees.returnFee(desk.officer(row.agency().value(), Role.SUPERVISOR), receipt.id(), "收错了办件");
        passed(Duration.ofDays(20));
        assertThat(last(row).kind()).isEqualTo(Paper.Kind.LAPSE);
        CaseRecord record = book.getRecord(now(row));
        LocalDate first = record.findLast(CaseAction.Accepted.class)
                .map(action -> ((CaseAction.Accepted) action.action()).payBy())
                .orElseThrow();
        LocalDate told = record.findLast(CaseAction.FeeReturned.class)
                .map(action -> ((CaseAction.FeeReturned) action.action()).payBy())
                .orElseThrow();
        assertThat(told).isAfter(first);
        assertThat(unbroken(text(get(page(row) + ".pdf", resident, "zh"))))
                .contains("缴费期限" + day(told))
                .doesNotContain("缴费期限" + day(first));
    }

    private static String day(LocalDate day) {
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    @Test
    void whoDidNotSendWhatWasMissingReadsByWhichTermAndLaw() throws IOException {
        CaseRow asked = act(lodged(), new DeskAct.AskMore(List.of(new Missing("photo", "背景不是白色"))));
        passed(Duration.ofDays(31));
        assertThat(last(asked).kind()).isEqualTo(Paper.Kind.LAPSE);
        assertThat(text(get(page(asked) + ".pdf", resident, "en")).replaceAll("\\s+", " "))
                .contains("Send by", "By law: Administrative License Law, Article 32");
    }

    private void same(CaseRow row, Paper.Kind kind, String words) throws IOException {
        assertThat(last(row).kind()).isEqualTo(kind);
        for (String language : List.of("zh-CN", "en")) {
            String text = unbroken(text(get(page(row) + ".pdf", resident, language)));
            assertThat(said(page(row), language))
                    .hasSizeGreaterThan(8)
                    .allSatisfy(piece -> assertThat(text).contains(piece));
            assertThat(text)
                    .contains(unbroken(words), last(row).number(), last(row).digest());
        }
    }

    @Test
    void aRefusalNamesGroundReasonsRemediesAndTheLastDay() throws IOException {
        CaseRow row = refused();
        String number = last(row).number();
        assertThat(text(get(page(row) + ".pdf", resident, "zh")))
                .contains("不予批准决定书", "陈雨桐：", "编号 " + number, "最晚申请复议 2027年1月23日", "救济途径", "条款", "U+1F600", "演示数据");
        assertThat(text(get(page(row) + ".pdf", resident, "en")))
                .contains("Letter of refusal", "No. " + number, "Reconsideration by 23 January 2027", "U+1F600");
        assertThat(text(get(page(row) + ".pdf?lang=en", resident, "zh"))).contains("Letter of refusal");
        assertThat(text(get(page(row) + ".pdf?lang=zh", resident, "en"))).contains("不予批准决定书");
        assertThat(get(page(row) + ".pdf?lang=fr", resident, "zh"))
                .hasStatus(422)
                .bodyText()
                .contains("写的是「fr」");
    }

    @Test
    void itIsSavedUnderItsNumberAndKeptByNobodyOnTheWay() {
        CaseRow row = refused();
        String number = last(row).number();
        MvcTestResult file = get(page(row) + ".pdf", resident, "zh");
        assertThat(file)
                .hasHeader(
                        "Content-Disposition",
                        "attachment; filename=\"" + number + ".pdf\"; filename*=UTF-8''"
                                + "%E4%B8%8D%E4%BA%88%E6%89%B9%E5%87%86%E5%86%B3%E5%AE%9A%E4%B9%A6%20" + number
                                + ".pdf")
                .hasHeader("Cache-Control", "no-store")
                .hasHeader("X-Content-Type-Options", "nosniff");
        byte[] again = get(page(row) + ".pdf", resident, "zh").getResponse().getContentAsByteArray();
        assertThat(file.getResponse().getContentAsByteArray())
                .as("so that copies can be compared")
                .isEqualTo(again);
    }

    @Test
    void pagesOfTheCaseAndOfThePaperLeadToIt() throws Exception {
        CaseRow row = refused();
        Officer officer = Applicants.officer(row);
        assertThat(get("/cases/" + row.id(), resident, "zh")).bodyText().contains("href=\"" + page(row) + ".pdf\"");
        assertThat(get(page(row), resident, "zh"))
                .bodyText()
                .contains("href=\"" + page(row) + ".pdf\"", "href=\"" + page(row) + ".pdf?lang=en\"");
        assertThat(get("/desk" + page(row), officer, "zh")).bodyText().contains("href=\"/desk" + page(row) + ".pdf\"");
        assertThat(get("/desk/cases/" + row.id(), officer, "zh"))
                .bodyText()
                .contains("href=\"/desk" + page(row) + ".pdf\"");
        assertThat(get("/api/cases/" + row.id() + "/papers", resident, "zh"))
                .bodyJson()
                .extractingPath("$[-1:].pdf")
                .asArray()
                .containsExactly("/api" + page(row) + ".pdf");
    }

    @Test
    void whoeverMayReadThePaperMaySaveItAndNobodyElse() throws IOException {
        CaseRow row = refused();
        Officer officer = Applicants.officer(row);
        Officer elsewhere = Officer.of(
                UUID.randomUUID(),
                "李四",
                new AgencyId("civil-affairs-500103"),
                new LocalizedText("民政局", "Civil affairs"),
                java.util.Set.of(Role.OFFICER));
        Resident stranger = applicants.newResident();
        for (String door : List.of("", "/api")) {
            String mine = text(get(door + page(row) + ".pdf", resident, "zh"));
            assertThat(text(get(door + "/desk" + page(row) + ".pdf", officer, "zh")))
                    .isEqualTo(mine);
            assertThat(get(door + page(row) + ".pdf", stranger, "zh")).hasStatus(404);
            assertThat(get(door + "/desk" + page(row) + ".pdf", elsewhere, "zh"))
                    .hasStatus(404);
            assertThat(get(door + "/desk" + page(row) + ".pdf", resident, "zh")).hasStatus(403);
        }
        CaseRow other = lodged();
        assertThat(get("/cases/" + other.id() + "/papers/" + last(row).number() + ".pdf", resident, "zh"))
                .as("a paper of another case")
                .hasStatus(404);
    }

    @Test
    void aLookByAnOfficerOrARepresentativeIsOnRecordOnce() {
        CaseRow row = refused();
        assertThat(looks(row)).isEmpty();
        Officer officer = Applicants.officer(row);
        get("/desk" + page(row) + ".pdf", officer, "zh");
        get("/api/desk" + page(row) + ".pdf", officer, "zh");
        assertThat(looks(row)).containsExactly("looked");
        Resident daughter = applicants.newResident();
        String phone = Objects.requireNonNull(
                        residents.getProfile(resident.id()).phone())
                .value();
        UUID asked = mandates.ask(daughter.id(), phone, "passport-first", LocalDate.of(2027, 1, 1))
                .id();
        assertThat(get(page(row) + ".pdf", daughter, "zh")).as("only asked").hasStatus(404);
        mandates.confirm(resident.id(), asked);
        assertThat(get(page(row) + ".pdf", daughter, "zh")).hasStatusOk();
        assertThat(get("/api" + page(row) + ".pdf", daughter, "zh")).hasStatusOk();
        assertThat(looks(row)).containsExactly("looked", "representative-looked");
    }

    private List<String> looks(CaseRow row) {
        return desk.trail(row).stream()
                .filter(act -> Stream.of("looked", "representative-looked").anyMatch(act::equals))
                .toList();
    }
}
