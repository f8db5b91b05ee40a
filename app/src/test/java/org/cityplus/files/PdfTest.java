package org.cityplus.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cityplus.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** PDFs come from anybody: of each only its pages are kept, or a refusal says why. */
class PdfTest {
    @Test
    void pagesAreKeptAndTheFirstIsDrawn() throws IOException {
        PdfAnswer.Taken taken = Pdfs.read(Pdf.of(3), 5);
        assertThat(taken.pages()).isEqualTo(3);
        assertThat(taken.notes()).isEmpty();
        try (PDDocument kept = Loader.loadPDF(taken.content())) {
            assertThat(new PDFTextStripper().getText(kept)).contains("Page 1", "Page 2", "Page 3");
        }
        BufferedImage preview = Images.decode(taken.preview());
        assertThat(preview.getHeight()).isEqualTo(1400);
        assertThat(hasInk(preview)).isTrue();
    }

    static Stream<Arguments> active() {
        String js = "20 0 obj<</S/JavaScript/JS(app.alert\\(1\\))>>endobj ";
        return Stream.of(
                Arguments.of("a script at opening", Pdf.byHand("/OpenAction 20 0 R", "", js)),
                Arguments.of("a script by name", Pdf.byHand("/Names<</JavaScript<</Names[(a) 20 0 R]>>>>", "", js)),
                Arguments.of("a script of a page", Pdf.byHand("", "/AA<</O 20 0 R>>", js)),
                Arguments.of(
                        "a script of a field",
                        Pdf.byHand(
                                "/AcroForm<</Fields[21 0 R]>>",
                                "/Annots[21 0 R]",
                                js
                                        + "21 0 obj<</Type/Annot/Subtype/Widget/FT/Tx/T(x)/Rect[0 0 9 9]/AA<</K 20 0 R>>>>endobj")),
                Arguments.of(
                        "a program to launch",
                        Pdf.byHand("/OpenAction<</S/Launch/F(cmd.exe)/Win<</F(cmd.exe)>>>>", "", "")),
                Arguments.of(
                        "an attached file",
                        Pdf.byHand(
                                "/Names<</EmbeddedFiles<</Names[(x.exe) 22 0 R]>>>>",
                                "",
                                "22 0 obj<</Type/Filespec/F(x.exe)/EF<</F 23 0 R>>>>endobj 23 0 obj<</Length 8>>stream\nMZ-EVIL!\nendstream endobj")),
                Arguments.of(
                        "a file attached to a page",
                        Pdf.byHand(
                                "",
                                "/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS<</F(x.exe)/EF<</F 23 0 R>>>>>>]",
                                "23 0 obj<</Length 8>>stream\nMZ-EVIL!\nendstream endobj")),
                Arguments.of(
                        "a link elsewhere",
                        Pdf.byHand(
                                "",
                                "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://evil.example)>>>>]",
                                "")),
                Arguments.of(
                        "a film",
                        Pdf.byHand(
                                "",
                                "/Annots[<</Type/Annot/Subtype/RichMedia/Rect[0 0 9 9]/RichMediaContent<</Assets<<>>>>>>]",
                                "")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("active")
    void whatActsOrLeadsElsewhereIsNotKept(String what, byte[] upload) {
        PdfAnswer.Taken taken = Pdfs.read(upload, 5);
        assertThat(text(taken.content()))
                .as(what)
                .doesNotContain(
                        "JavaScript", "/JS", "Launch", "cmd.exe", "EmbeddedFile", "MZ-EVIL", "URI", "evil.example")
                .doesNotContain("RichMedia", "/AA", "OpenAction", "/AcroForm", "/Names");
        assertThat(taken.notes()).as(what).contains(FileNote.ACTIVE_PARTS_REMOVED);
    }

    /** Hidden below what a page is drawn with: a form's own resources lead back to a script and to a file elsewhere. */
    @Test
    void whatHidesInResourcesIsNotKept() {
        byte[] upload = Pdf.byHand(
                "",
                "/Contents 24 0 R",
                "24 0 obj<</Length 5>>stream\n/X Do\nendstream endobj "
                        + "25 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/PieceInfo<</A<</JS(hidden)>>>>/Ref<</F(other.pdf)>>/OPI<<>>/Length 0>>stream\n\nendstream endobj");
        byte[] changed = text(upload)
                .replace("/Resources<<>>", "/Resources<</XObject<</X 25 0 R>>>>")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(text(Pdfs.read(changed, 5).content())).doesNotContain("hidden", "other.pdf", "/OPI", "PieceInfo");
    }

    /** Before its beginning a web page, behind its end a program: the first is refused, the second does not come along. */
    @Test
    void whatIsSomethingElseTooIsOnlyADocumentAfterwards() {
        byte[] behind = joined(Pdf.of(1), bytes("PK\3\4 a program"));
        assertThat(text(Pdfs.read(behind, 5).content())).doesNotContain("a program");
        byte[] before = joined(bytes("<html><script>alert(1)</script>\n"), Pdf.of(1));
        assertThat(rule(() -> UploadRules.check(UploadRules.document(List.of(DocumentType.values())), before)))
                .isEqualTo("files.document.type");
        byte[] jpegBefore = joined(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}, Pdf.of(1));
        assertThat(rule(() -> Images.decode(jpegBefore))).startsWith("files.image.");
    }

    @Test
    void onlyWhatAQuestionAcceptsIsTaken() {
        assertThat(rule(() -> UploadRules.check(UploadRules.document(List.of(DocumentType.JPEG)), Pdf.of(1))))
                .isEqualTo("files.document.type");
        UploadRules.check(UploadRules.document(List.of(DocumentType.PDF)), Pdf.of(1));
    }

    @Test
    void aPasswordIsAskedToBeTakenOff() {
        assertThat(rule(() -> Pdfs.read(locked("secret"), 5))).isEqualTo("files.pdf.password");
        PdfAnswer.Taken unlocked = Pdfs.read(locked(""), 5);
        assertThat(text(unlocked.content())).as("anybody may read it, so do we").doesNotContain("/Encrypt");
    }

    @Test
    void limitsAreTold() {
        Refusal pages = refusal(() -> Pdfs.read(Pdf.of(6), 5));
        assertThat(pages.message().key()).isEqualTo("files.pdf.too-many-pages");
        assertThat(pages.message().args()).containsExactly(6, 5);
        byte[] wide = Pdf.of(1, document -> document.addPage(new PDPage(new PDRectangle(100_000, 10))));
        assertThat(rule(() -> Pdfs.read(wide, 5))).isEqualTo("files.pdf.page-size");
    }

    @Test
    void aFormForOneProgramOnlyIsRefused() {
        byte[] xfa = Pdf.byHand(
                "/AcroForm<</Fields[]/XFA 26 0 R>>/NeedsRendering true",
                "",
                "26 0 obj<</Length 14>>stream\n<xdp>form</xdp\nendstream endobj");
        assertThat(rule(() -> Pdfs.read(xfa, 5))).isEqualTo("files.pdf.xfa");
    }

    @Test
    void brokenAndCutOnesAreRefusedOrRepaired() {
        byte[] whole = Pdf.of(2);
        for (int cut : new int[] {8, 20, whole.length / 4, whole.length / 2, whole.length - 30}) {
            PdfAnswer answer = PdfWorker.answer(Arrays.copyOf(whole, cut), 5);
            if (answer instanceof PdfAnswer.Refused refused) {
                assertThat(refused.rule()).startsWith("files.pdf.");
            }
        }
        assertThat(rule(() -> Pdfs.read(bytes("%PDF-1.7\nnothing"), 5))).isEqualTo("files.pdf.broken");
    }

    /** Half a megabyte that is half a gigabyte of page once unpacked: the process that reads it ends, this one notices nothing. */
    @Test
    @Timeout(60)
    void aBombGoesOffWhereItHurtsNobody() throws IOException {
        byte[] bomb = bomb(1L << 29);
        assertThat(bomb.length).isLessThan(Images.MAX_BYTES);
        long before = used();
        Refusal refusal = refusal(() -> Pdfs.read(bomb, 5));
        assertThat(refusal.message().key()).isEqualTo("files.pdf.too-heavy");
        assertThat(used() - before).as("bytes more in this process").isLessThan(200L << 20);
    }

    /** What would take minutes is over when patience is. */
    @Test
    @Timeout(30)
    void patienceEnds() throws IOException {
        long begun = System.nanoTime();
        PdfAnswer answer = Pdfs.ask(bomb(1L << 29), 5, Duration.ofMillis(300));
        assertThat(answer).isEqualTo(PdfAnswer.refused("files.pdf.too-heavy"));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    /** Objects that contain themselves. */
    @Test
    @Timeout(60)
    void circlesAreWalkedOnce() {
        byte[] circle = Pdf.byHand(
                "",
                "/Contents 27 0 R/Group 28 0 R",
                "27 0 obj<</Length 0>>stream\n\nendstream endobj 28 0 obj<</S/Transparency/X 29 0 R>>endobj 29 0 obj[28 0 R 29 0 R]endobj");
        assertThat(Pdfs.read(circle, 5).pages()).isEqualTo(1);
        byte[] tree = ("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                        + "2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(rule(() -> Pdfs.read(tree, 5))).startsWith("files.pdf.");
    }

    @FuzzTest(maxDuration = "60s")
    void neverFailsOtherwise(byte[] upload) {
        PdfAnswer answer = PdfWorker.answer(upload, 5);
        if (answer instanceof PdfAnswer.Taken taken) {
            assertThat(taken.pages()).isBetween(1, 5);
            assertNothingActs(taken.content());
        }
    }

    private static void assertNothingActs(byte[] kept) {
        try (PDDocument document = Loader.loadPDF(kept)) {
            for (COSBase base : document.getDocument().getTrailer().getValues()) {
                COSBase object = base instanceof COSObject reference ? reference.getObject() : base;
                if (object instanceof COSDictionary dictionary) {
                    assertThat(dictionary.keySet()).doesNotContain(COSName.OPEN_ACTION, COSName.AA, COSName.NAMES);
                }
            }
            for (PDPage page : document.getPages()) {
                COSArray notes = page.getCOSObject().getCOSArray(COSName.ANNOTS);
                assertThat(notes == null || notes.toString().indexOf("JavaScript") < 0)
                        .isTrue();
            }
        } catch (IOException e) {
            throw new AssertionError("what is kept can be read", e);
        }
    }

    private static byte[] bomb(long size) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            byte[] some = new byte[1 << 20];
            Arrays.fill(some, (byte) ' ');
            for (long done = 0; done < size; done += some.length) {
                out.write(some);
            }
        }
        byte[] start = Pdf.byHand(
                "",
                "/Contents 30 0 R",
                "30 0 obj<</Filter/FlateDecode/Length " + packed.size() + ">>stream\n@HERE@\nendstream endobj");
        int at = text(start).indexOf("@HERE@");
        return joined(
                joined(Arrays.copyOf(start, at), packed.toByteArray()),
                Arrays.copyOfRange(start, at + 6, start.length));
    }

    private static byte[] locked(String password) {
        return Pdf.of(
                1,
                document -> document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission())));
    }

    private static boolean hasInk(BufferedImage page) {
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                if ((page.getRGB(x, y) & 0xff) < 100) {
                    return true;
                }
            }
        }
        return false;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static Refusal refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        Refusal refusal = catchThrowableOfType(Refusal.class, act);
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private static String rule(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        return refusal(act).message().key();
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
