package org.cityplus.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cityplus.testing.Forms.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.desk.DeskAct;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Lodging;
import org.cityplus.cases.lifecycle.Missing;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.channels.inbox.Inbox;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.testing.OwnDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Papers on their way from a form to an officer, past a scanner that may be down. */
@OwnDatabase
@TestPropertySource(properties = "cityplus.city=src/test/resources/cities/tinytown")
class SentDocumentsTest extends DemoCityTest {
    private static final ScannerPeer SCANNER = new ScannerPeer(8 << 20);

    @DynamicPropertySource
    static void scanner(DynamicPropertyRegistry settings) {
        settings.add("cityplus.files.clamd", () -> "127.0.0.1:" + SCANNER.port());
    }

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Drafts drafts;

    @Autowired
    Lodging lodging;

    @Autowired
    Desk officers;

    @Autowired
    ServiceCatalog services;

    @Autowired
    FileStore files;

    @Autowired
    Scans scans;

    @Autowired
    Audit audit;

    @Autowired
    Inbox inbox;

    @Autowired
    MeterRegistry meters;

    private Resident owner = new Resident(new UUID(0, 0), "");
    private Draft draft = Draft.unkept(new UUID(0, 0), new UUID(0, 0), "", "", Map.of(), java.time.Instant.EPOCH);

    @BeforeEach
    void aFormBegun() {
        SCANNER.mood = ScannerPeer.Mood.HONEST;
        SCANNER.suspicious = ScannerPeer.EICAR;
        owner = applicants.newResident();
        draft = drafts.open(owner.id(), services.get("shop-licence"));
        drafts.save(owner.id(), draft.id(), Map.of("name", "小小", "office", "hall-1"));
    }

    @Test
    void papersAreAddedShownRemovedAndRead() {
        assertThat(send("stay", pdf("../../租房合同.exe", 2)))
                .hasStatusOk()
                .bodyText()
                .contains("租房合同.pdf", "2 页");
        assertThat(send("stay", new MockMultipartFile("document-papers", "第二份.png", "text/html", png())))
                .hasStatusOk()
                .bodyText()
                .contains("第二份.jpg");
        List<FileId> two = ids();
        assertThat(two).hasSize(2);
        assertThat(preview(two.get(0))).hasStatusOk().hasContentType("image/jpeg");

        MvcTestResult removed = send("remove", "papers:" + two.get(0));
        assertThat(removed).hasStatusOk().bodyText().doesNotContain("租房合同.pdf");
        assertThat(ids()).containsExactly(two.get(1));
        assertThat(preview(two.get(0))).as("no longer of the form").hasStatus(404);

        CaseRow row = lodging.lodge(owner.id(), draft.id());
        String papers = "/cases/" + row.id() + "/documents/papers/" + two.get(1);
        assertThat(get("/cases/" + row.id() + "/record", owner))
                .hasStatusOk()
                .bodyText()
                .contains(papers);
        assertThat(get(papers, owner))
                .hasStatusOk()
                .hasHeader("X-Content-Type-Options", "nosniff")
                .headers()
                .hasValue("Cache-Control", "no-store");
        MvcTestResult saved = get(papers, owner);
        assertThat(saved.getResponse().getHeader("Content-Disposition")).startsWith("attachment;");
        assertThat(saved.getResponse().getHeader("Content-Security-Policy")).contains("sandbox");
        assertThat(get("/api" + papers, owner)).hasStatusOk();

        Officer ann = desk.officer("town-hall");
        String atTheDesk = "/desk/cases/" + row.id() + "/documents/" + two.get(1);
        assertThat(mvc.get().uri("/desk/cases/{id}", row.id()).with(Applicants.as(ann)))
                .hasStatusOk()
                .bodyText()
                .contains(atTheDesk, "第二份.jpg", "已查毒");
        assertThat(mvc.get().uri(atTheDesk).with(Applicants.as(ann))).hasStatusOk();
        assertThat(mvc.get().uri(atTheDesk + ".jpg").with(Applicants.as(ann))).hasStatusOk();
        assertThat(mvc.get().uri("/api" + atTheDesk).with(Applicants.as(ann))).hasStatusOk();
        assertThat(mvc.get().uri("/api/desk/cases/{id}", row.id()).with(Applicants.as(ann)))
                .hasStatusOk()
                .bodyText()
                .contains("\"checked\":\"CLEAN\"");
    }

    @Test
    void aPageThatTookAFileIsReachedByGoingThereSoThatBackSendsNothingAgain() {
        var taken = multipart("/drafts/{id}/all", draft.id())
                .file(pdf("合同.pdf", 1))
                .param("stay", "1")
                .with(csrf())
                .with(Applicants.as(owner));
        assertThat(mvc.perform(taken)).hasStatus3xxRedirection().hasRedirectedUrl("/drafts/" + draft.id() + "/all");
        assertThat(ids()).hasSize(1);
    }

    /** Whoever guesses an id gets nothing: another resident, another agency's officer, also by way of their own records. */
    @Test
    void otherPeoplesPapersAreNobodys() {
        send("stay", pdf("合同.pdf", 1));
        FileId file = ids().getFirst();
        Resident stranger = applicants.newResident();
        Draft strangers = drafts.open(stranger.id(), services.get("shop-licence"));
        assertThat(get("/drafts/" + draft.id() + "/documents/papers/" + file + ".jpg", stranger))
                .hasStatus(404);
        // Named in their own answers it is still not theirs: not shown, not claimed, not sent.
        drafts.save(stranger.id(), strangers.id(), Map.of("name", "别人", "office", "hall-1", "papers", file.toString()));
        assertThat(get("/drafts/" + strangers.id() + "/documents/papers/" + file + ".jpg", stranger))
                .hasStatus(404);
        assertThat(count("select count(*) from files.claim where holder = ?", "draft:" + strangers.id()))
                .isZero();
        assertThat(mvc.post()
                        .uri("/drafts/{id}/lodge", strangers.id())
                        .with(csrf())
                        .with(Applicants.as(stranger)))
                .hasStatus(422);

        CaseRow row = lodging.lodge(owner.id(), draft.id());
        String papers = "/cases/" + row.id() + "/documents/papers/" + file;
        assertThat(get(papers, stranger)).hasStatus(404);
        assertThat(get(papers + ".jpg", stranger)).hasStatus(404);
        assertThat(get("/cases/" + row.id() + "/documents/name/" + file, owner)).hasStatus(404);
        assertThat(get("/cases/" + row.id() + "/documents/papers/" + UUID.randomUUID(), owner))
                .hasStatus(404);
        Officer elsewhere = desk.officer(desk.newAgency());
        assertThat(mvc.get()
                        .uri("/desk/cases/" + row.id() + "/documents/" + file)
                        .with(Applicants.as(elsewhere)))
                .hasStatus(404);
    }

    @Test
    void refusalsAreToldAtTheFieldAndKeepWhatWasTyped() {
        assertThat(send(
                        "",
                        new MockMultipartFile(
                                "document-papers",
                                "a.pdf",
                                "application/pdf",
                                "<svg/>".getBytes(StandardCharsets.UTF_8))))
                .hasStatus(422)
                .bodyText()
                .contains("这里只收 PDF, JPEG, PNG", "新名字");
        assertThat(send("stay", pdf("长.pdf", 6))).bodyText().contains("有 6 页，最多 5 页");
        for (int i = 1; i <= 3; i++) {
            send("stay", pdf(i + ".pdf", i));
        }
        assertThat(send("stay", pdf("4.pdf", 4))).bodyText().contains("最多 3 份");
        assertThat(ids()).hasSize(3);
        assertThat(refusals("files.document.type")).isPositive();
    }

    /** The paper that is missing comes beside those there are, unless its sender takes one back. */
    @Test
    void whatIsGivenLaterIsAddedToWhatIsKept() {
        send("stay", pdf("合同.pdf", 1));
        send("stay", pdf("旧证.pdf", 2));
        List<FileId> sent = ids();
        CaseRow row = lodging.lodge(owner.id(), draft.id());
        var ask = new DeskAct.AskMore(List.of(new Missing("papers", "缺房产证，旧证不用")));
        officers.act(desk.officer("town-hall"), row.id(), row.sequence(), ask);
        String more = "/cases/" + row.id() + "/more";
        assertThat(get(more, owner)).hasStatusOk().bodyText().contains("合同.pdf", "旧证.pdf", "缺房产证");
        assertThat(give(more, "")).as("nothing kept and nothing new").hasStatus(422);
        assertThat(give(more, sent.getFirst().toString(), pdf("房产证.pdf", 6)))
                .hasStatus(422)
                .bodyText()
                .contains("有 6 页，最多 5 页");
        assertThat(give(more, sent.getFirst().toString(), pdf("房产证.pdf", 3))).hasStatus(302);
        Officer ann = desk.officer("town-hall");
        assertThat(mvc.get().uri("/desk/cases/{id}", row.id()).with(Applicants.as(ann)))
                .hasStatusOk()
                .bodyText()
                .contains("合同.pdf", "房产证.pdf")
                .doesNotContain("旧证.pdf");
        assertThat(count("select count(*) from files.claim where holder = ?", "case:" + row.id()))
                .isEqualTo(2);
    }

    private MvcTestResult give(String more, String kept, MockMultipartFile... files) {
        var request = multipart(more);
        for (MockMultipartFile file : files) {
            request.file(file);
        }
        return mvc.perform(request.param("papers", kept, "").with(csrf()).with(Applicants.as(owner)));
    }

    @Test
    void inAChatPapersComeTheSameWayAndOneThatIsRefusedIsTold() {
        MvcTestResult refused =
                chat("stay", new MockMultipartFile("document-papers", "x.pdf", "application/pdf", new byte[] {1, 2}));
        assertThat(refused)
                .as("shown where it stands: the page’s script puts this form in the place of the other")
                .hasStatusOk()
                .bodyText()
                .contains("id=\"form\"", "id=\"papers-e\"");
        assertThat(ids()).isEmpty();
        assertThat(chat("", new MockMultipartFile("document-papers", "x.pdf", "application/pdf", new byte[] {1, 2})))
                .as("sent as the answer")
                .hasStatus(422)
                .bodyText()
                .contains("id=\"papers-e\"");
        String question = "/drafts/" + draft.id() + "/chat?edit=papers#now";
        assertThat(chat("stay", pdf("租房合同.pdf", 2))).hasRedirectedUrl(question);
        assertThat(get("/drafts/" + draft.id() + "/chat?edit=papers", owner))
                .bodyText()
                .contains("id=\"form\"", "租房合同.pdf", "name=\"document-papers\"");
        assertThat(chat("remove", "papers:" + ids().getFirst())).hasRedirectedUrl(question);
        assertThat(ids()).isEmpty();
        assertThat(chat("", pdf("租房合同.pdf", 2))).hasRedirectedUrl("/drafts/" + draft.id() + "/chat#now");
        assertThat(ids()).hasSize(1);
    }

    private MvcTestResult chat(String button, Object what) {
        var request = multipart("/drafts/{id}/chat", draft.id());
        if (what instanceof MockMultipartFile upload) {
            request.file(upload);
            if (!button.isEmpty()) {
                request.param(button, "1");
            }
        } else {
            request.param(button, what.toString());
        }
        return mvc.perform(request.param("field", "papers").with(csrf()).with(Applicants.as(owner)));
    }

    @Test
    void malwareIsLockedAwayAndItsSenderToldAtOnce() {
        byte[] infected = infected();
        MvcTestResult told =
                send("stay", new MockMultipartFile("document-papers", "x.pdf", "application/pdf", infected));
        assertThat(told).hasStatus(422).bodyText().contains("发现了病毒", "给设备杀毒");
        assertThat(ids()).isEmpty();
        StoredFile kept = files.listOf(owner.id()).getFirst();
        assertThat(kept.scan()).isEqualTo(ScanState.INFECTED);
        assertThat(audit.list(owner.id(), "file:" + kept.id(), Scans.QUARANTINED))
                .singleElement()
                .satisfies(entry -> assertThat(entry.why()).contains("EICAR"));
        assertThat(meters.counter("cityplus.files.scans", "verdict", "infected").count())
                .isPositive();
        assertThat(send("stay", new MockMultipartFile("document-papers", "x.pdf", "application/pdf", infected)))
                .as("again the same")
                .bodyText()
                .contains("发现了病毒");
    }

    @Test
    void whileTheScannerIsDownOneGoesOnAndTheOfficerSeesIt() {
        SCANNER.mood = ScannerPeer.Mood.BROKEN;
        assertThat(send("stay", pdf("合同.pdf", 1))).hasStatusOk().bodyText().contains("正在查毒，您可以接着填");
        FileId file = ids().getFirst();
        CaseRow row = lodging.lodge(owner.id(), draft.id());
        Officer ann = desk.officer("town-hall");
        String papers = "/desk/cases/" + row.id() + "/documents/" + file;
        assertThat(mvc.get().uri("/desk/cases/{id}", row.id()).with(Applicants.as(ann)))
                .bodyText()
                .contains("还没有查完毒");
        assertThat(mvc.get().uri(papers).with(Applicants.as(ann))).hasStatus(409);
        assertThat(mvc.get().uri(papers + ".jpg").with(Applicants.as(ann)))
                .as("our own drawing")
                .hasStatusOk();

        scans.scanWaiting();
        assertThat(state(file)).isEqualTo(ScanState.WAITING);
        SCANNER.mood = ScannerPeer.Mood.HONEST;
        scans.scanWaiting();
        assertThat(state(file)).as("not asked before its time").isEqualTo(ScanState.WAITING);
        clock.forward(Duration.ofMinutes(15));
        scans.scanWaiting();
        assertThat(state(file)).isEqualTo(ScanState.CLEAN);
        assertThat(mvc.get().uri(papers).with(Applicants.as(ann))).hasStatusOk();
    }

    @Test
    void malwareFoundLaterIsTakenFromTheOfficerAndTheApplicantIsTold() {
        SCANNER.mood = ScannerPeer.Mood.BROKEN;
        send("stay", new MockMultipartFile("document-papers", "x.pdf", "application/pdf", infected()));
        FileId file = ids().getFirst();
        CaseRow row = lodging.lodge(owner.id(), draft.id());
        SCANNER.mood = ScannerPeer.Mood.HONEST;
        clock.forward(Duration.ofMinutes(15));
        scans.scanWaiting();
        assertThat(state(file)).isEqualTo(ScanState.INFECTED);
        Officer ann = desk.officer("town-hall");
        String papers = "/desk/cases/" + row.id() + "/documents/" + file;
        assertThat(mvc.get().uri(papers).with(Applicants.as(ann))).hasStatus(409);
        assertThat(mvc.get().uri(papers + ".jpg").with(Applicants.as(ann))).hasStatus(409);
        assertThat(mvc.get().uri("/desk/cases/{id}", row.id()).with(Applicants.as(ann)))
                .hasStatusOk()
                .bodyText()
                .contains("发现病毒，已隔离");
        await("the applicant is told")
                .untilAsserted(() -> assertThat(
                                inbox.all(owner.id(), Long.MAX_VALUE, 10).toString())
                        .contains("cases.note.quarantined.title"));
    }

    @Test
    void aProgramSendsADocumentAndNamesItInItsAnswer() {
        MvcTestResult sent = mvc.perform(multipart("/api/documents?service=shop-licence&field=papers")
                .file(new MockMultipartFile("document", "合同.pdf", "application/pdf", Pdf.of(2)))
                .with(Applicants.as(owner)));
        assertThat(sent).hasStatus(201).bodyText().contains("\"pages\":2", "\"checked\":\"CLEAN\"");
        assertThat(mvc.perform(multipart("/api/documents?service=shop-licence&field=name")
                        .file(new MockMultipartFile("document", "x.pdf", "application/pdf", Pdf.of(1)))
                        .with(Applicants.as(owner))))
                .hasStatus(404);
        FileId id = files.listOf(owner.id()).getFirst().id();
        CaseRow row = lodging.lodge(
                owner.id(),
                services.get("shop-licence"),
                Map.of("name", "小小", "office", "hall-1", "papers", id.toString()));
        assertThat(count("select count(*) from files.claim where holder = ?", "case:" + row.id()))
                .isEqualTo(1);
    }

    @Test
    void whoSendsWithoutEndIsStoppedForTheDay() {
        jdbc.sql("insert into files.usage values (?, date '2026-11-24', ?, 0)")
                .params(owner.id(), Quota.UPLOADS_A_DAY - 1)
                .update();
        send("stay", pdf("last.pdf", 1));
        assertThat(ids()).hasSize(1);
        assertThat(send("stay", pdf("more.pdf", 2))).bodyText().contains("今天已经到了");
        assertThat(ids()).hasSize(1);
        clock.forward(Duration.ofDays(1));
        send("stay", pdf("tomorrow.pdf", 2));
        assertThat(ids()).hasSize(2);
    }

    private MvcTestResult send(String button, Object what) {
        var request = multipart("/drafts/{id}/all", draft.id());
        if (what instanceof MockMultipartFile upload) {
            request.file(upload);
            if (!button.isEmpty()) {
                request.param(button, "1");
            }
        } else {
            request.param(button, what.toString());
        }
        MvcTestResult sent =
                mvc.perform(request.param("name", "新名字").with(csrf()).with(Applicants.as(owner)));
        String page = "/drafts/" + draft.id() + "/all";
        // As a browser does: what stays is answered by going there, so that going back sends nothing again.
        return page.equals(sent.getResponse().getRedirectedUrl()) ? get(page, owner) : sent;
    }

    private MvcTestResult preview(FileId file) {
        return get("/drafts/" + draft.id() + "/documents/papers/" + file + ".jpg", owner);
    }

    private MvcTestResult get(String path, Resident who) {
        return mvc.get().uri(path).with(Applicants.as(who)).exchange();
    }

    private List<FileId> ids() {
        String answer = drafts.get(owner.id(), draft.id()).answer("papers");
        return answer.isEmpty()
                ? List.of()
                : java.util.Arrays.stream(answer.split(",")).map(FileId::parse).toList();
    }

    private ScanState state(FileId file) {
        return files.find(file).orElseThrow().scan();
    }

    private double refusals(String rule) {
        return meters.counter("cityplus.files.refusals", "kind", "document", "rule", rule)
                .count();
    }

    private static MockMultipartFile pdf(String name, int pages) {
        return new MockMultipartFile("document-papers", name, "application/pdf", Pdf.of(pages));
    }

    /** What the peer looks for is part of what we write anew. */
    private static byte[] infected() {
        SCANNER.suspicious = "(Infected)";
        return Pdf.byHand("", "/Contents 20 0 R", "20 0 obj<</Length 12>>stream\n(Infected)Tj\nendstream endobj");
    }

    private static byte[] png() {
        var out = new java.io.ByteArrayOutputStream();
        try {
            javax.imageio.ImageIO.write(
                    new java.awt.image.BufferedImage(60, 80, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }
}
