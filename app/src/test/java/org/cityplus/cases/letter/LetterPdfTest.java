package org.cityplus.cases.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** A letter on paper: nothing of it is lost, its lines break where Chinese and English may, and it is the same each time. */
class LetterPdfTest {
    private static final String SHORT = "提交的身份证与本人不符，已当面核对。";

    private static final LetterPdf PDF = new LetterPdf();

    @Test
    void everythingOfTheLetterCanBeReadOutOfIt() {
        for (Letter letter : List.of(
                Letters.chinese("陈雨桐", SHORT),
                Letters.english("陈雨桐", "The identity card isn’t the applicant’s; this was checked in person."))) {
            String text = Letters.unbroken(Letters.text(PDF.of(letter)));
            List<String> said = new ArrayList<>(List.of(
                    letter.issuer(),
                    letter.title(),
                    letter.numbered(),
                    letter.to(),
                    letter.intro(),
                    letter.basis(),
                    letter.dated(),
                    letter.checked(),
                    letter.digest(),
                    letter.check(),
                    letter.notice(),
                    letter.sheets().page(1, 1)));
            letter.entries().forEach(entry -> said.addAll(List.of(entry.label(), entry.text())));
            assertThat(said).allSatisfy(words -> assertThat(text).contains(Letters.unbroken(words)));
            assertThat(text).doesNotContain("〓");
        }
    }

    @Test
    void theSameLetterIsTheSameFileAndAnotherIsNot() {
        byte[] one = PDF.of(Letters.chinese("陈雨桐", SHORT));
        assertThat(new LetterPdf().of(Letters.chinese("陈雨桐", SHORT))).isEqualTo(one);
        assertThat(PDF.of(Letters.chinese("陈雨彤", SHORT))).isNotEqualTo(one);
    }

    @Test
    void manyAreSetAtTheSameTimeFromOneTypeface() throws Exception {
        byte[] expected = PDF.of(Letters.chinese("陈雨桐", SHORT));
        LetterPdf fresh = new LetterPdf();
        Callable<byte[]> set = () -> fresh.of(Letters.chinese("陈雨桐", SHORT));
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var letter : threads.invokeAll(Collections.nCopies(24, set))) {
                assertThat(letter.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void itSaysWhatItIsToWhoeverReadsItAloud() throws IOException {
        byte[] file = PDF.of(Letters.english("陈雨桐", "The card is somebody else’s."));
        try (PDDocument document = Loader.loadPDF(file)) {
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getLanguage()).isEqualTo("en");
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Letter of refusal PP-2611-00427-7");
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo("2026-11-24T02:00:00Z");
            assertThat(new String(catalog.getMetadata().toByteArray(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("<rdf:li xml:lang=\"x-default\">Letter of refusal PP-2611-00427-7</rdf:li>");
            List<String> types = new ArrayList<>();
            collect(catalog.getStructureTreeRoot(), types);
            assertThat(types)
                    .startsWith("Document", "P", "H1", "P", "P", "P", "L", "LI", "Lbl", "LBody")
                    .contains("Figure: Seal of Exit and Entry Administration");
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).isTrue();
                    assertThat(font.getName()).as("a subset").matches("[A-Z]{6}\\+NotoSerifSC-Regular");
                }
            }
        }
    }

    @Test
    void chineseInAnEnglishLetterIsReadOutAsChinese() throws IOException {
        assertThat(languages(PDF.of(Letters.english("陈雨桐", "The card is somebody else’s."))))
                .containsExactly("zh-CN");
        assertThat(languages(PDF.of(Letters.chinese("陈雨桐", "证件是别人的 (not his)"))))
                .isEmpty();
    }

    private static Set<String> languages(byte[] file) throws IOException {
        Set<String> languages = new HashSet<>();
        try (PDDocument document = Loader.loadPDF(file)) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getPropertiesNames()) {
                    languages.add(String.valueOf(page.getResources()
                            .getProperties(name)
                            .getCOSObject()
                            .getString(COSName.LANG)));
                }
            }
        }
        return languages;
    }

    private static void collect(PDStructureNode node, List<String> types) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                String read = element.getAlternateDescription();
                types.add(element.getStructureType() + (read == null ? "" : ": " + read));
                collect(element, types);
            }
        }
    }

    @Test
    void longReasonsGoOnOverSheetsThatSayWhichTheyAre() throws IOException {
        String reasons = "经核查，申请人于 2026 年 11 月 3 日提交的居民身份证与登记的照片不一致；询问时，称“证件是本人的”（见笔录）。".repeat(30);
        byte[] file = PDF.of(Letters.chinese("陈雨桐", reasons));
        assertThat(Letters.unbroken(Letters.text(file).replaceAll("(?m)^(第 . 页|演示数据|渝中区公安分局出入境管理支队 ·).*$", "")))
                .contains(Letters.unbroken(reasons));
        try (PDDocument document = Loader.loadPDF(file)) {
            int sheets = document.getNumberOfPages();
            assertThat(sheets).isEqualTo(3);
            for (int i = 1; i <= sheets; i++) {
                PDFTextStripper one = new PDFTextStripper();
                one.setStartPage(i);
                one.setEndPage(i);
                assertThat(one.getText(document)).contains("第 " + i + " 页，共 " + sheets + " 页", "PP-2611-00427-7");
            }
        }
    }

    @Test
    void linesBreakWhereChineseAndEnglishMay() {
        Signs signs = new Signs(Typefaces.read().of(false));
        Lines lines = new Lines(signs, "zh-CN");
        String text = "根据《护照法》第十三条，您（本人）说：「没有隐瞒。」经核对，passport application 一栏与事实不符！为什么？见下。".repeat(4);
        for (int width = 6; width < 40; width++) {
            List<String> set = lines.of(text, width, 0).stream()
                    .map(line -> String.join(
                            "", line.signs().stream().map(Sign::drawn).toList()))
                    .toList();
            assertThat(set)
                    .as("nothing lost at %s", width)
                    .satisfies(all ->
                            assertThat(Letters.unbroken(String.join("", all))).isEqualTo(Letters.unbroken(text)));
            assertThat(set).noneMatch(line -> "，。！？」）》：".indexOf(line.charAt(0)) >= 0);
            assertThat(set).noneMatch(line -> "「（《".indexOf(line.charAt(line.length() - 1)) >= 0);
            assertThat(set)
                    .as("no word is torn")
                    .noneMatch(line -> Pattern.compile("[a-z]+$").matcher(line).find()
                            && !line.endsWith("passport")
                            && !line.endsWith("application"));
        }
    }

    @Test
    void aWordLongerThanALineIsTornAndNotCut() {
        String address = "https://example.cn/" + "a".repeat(300);
        assertThat(Letters.unbroken(Letters.text(PDF.of(Letters.english("Ann", address)))))
                .contains(address);
    }

    /** Of the Table of General Standard Chinese Characters and in names: Extensions A, B and E. */
    @Test
    void rareCharactersOfNamesAreThere() {
        String text = Letters.text(PDF.of(Letters.chinese("冯㛃、吴𬭩、䶮", SHORT)));
        assertThat(text).contains("冯㛃、吴𬭩、䶮：").doesNotContain("〓");
    }

    @Test
    void whatTheTypefaceLacksIsMarkedNamedAndCanStillBeCopied() {
        byte[] file = PDF.of(Letters.chinese("𠮷田·བོད", "见附图😀，签字 ᠮᠣᠩ\u0007。"));
        String text = Letters.text(file);
        assertThat(text)
                .as("copied as it was written")
                .contains("𠮷田·བོད：", "见附图😀，签字")
                .as("and named, in the order it comes")
                .contains("U+20BB7 U+0F56+U+0F7C U+0F51 U+1F600 U+182E");
        assertThat(Letters.unbroken(text)).contains("U+0007");
        assertThat(Letters.drawn(file)).as("shown as what printers set instead").contains("〓田·〓〓：");
    }

    @Test
    void oneSignByAnotherCodeIsDrawnAsThatSign() {
        String text = Letters.text(PDF.of(Letters.chinese("⼀e\u0301\u00A0x\u200B\uFE0F", SHORT)));
        assertThat(text).contains("一é x：").doesNotContain("〓");
    }
}
