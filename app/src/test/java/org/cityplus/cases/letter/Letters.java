package org.cityplus.cases.letter;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** Letters of refusal as somebody might get them. */
final class Letters {
    static final String DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private Letters() {}

    static Letter chinese(String name, String reasons) {
        return new Letter(
                "zh-CN",
                "渝中区公安分局出入境管理支队",
                "不予批准决定书",
                "PP-2611-00427-7",
                "编号 PP-2611-00427-7",
                name + "：",
                "您申请的「普通护照首次申领」（办件号 PP-2611-00427）不予批准。",
                List.of(
                        new Letter.Entry("依据", "隐瞒真实情况或者提供虚假材料"),
                        new Letter.Entry("条款", "《中华人民共和国护照法》第十三条"),
                        new Letter.Entry("理由", reasons),
                        new Letter.Entry("救济途径", "不服的，可以自收到之日起 60 日内申请行政复议。"),
                        new Letter.Entry("最晚申请复议", "2027年1月23日")),
                "法律依据：《行政许可法》第三十二条",
                "渝中区公安分局出入境管理支队印章",
                "2026年11月24日",
                "这份文书对应办件的前 7 步，给出时核对过，一步也没有改动。核对码：",
                DIGEST,
                "登录后打开这个办件，找到同一编号。",
                "演示数据",
                Instant.parse("2026-11-24T02:00:00.123Z"),
                new Letter.Sheets() {
                    @Override
                    public String page(int number, int of) {
                        return "第 " + number + " 页，共 " + of + " 页";
                    }

                    @Override
                    public String missing(String signs) {
                        return "〓：没有的字是 " + signs + "。";
                    }
                });
    }

    static Letter english(String name, String reasons) {
        return new Letter(
                "en",
                "Exit and Entry Administration, Yuzhong District Public Security Bureau",
                "Letter of refusal",
                "PP-2611-00427-7",
                "No. PP-2611-00427-7",
                "To " + name,
                "Your application, “First ordinary passport” (case PP-2611-00427), is refused.",
                List.of(
                        new Letter.Entry("Ground", "The truth was hidden or false material was given"),
                        new Letter.Entry("Provision", "Passport Law of the People’s Republic of China, art. 13"),
                        new Letter.Entry("Reasons", reasons),
                        new Letter.Entry("What you can do", "You may ask for reconsideration within 60 days."),
                        new Letter.Entry("Reconsideration by", "23 January 2027")),
                "",
                "Seal of Exit and Entry Administration",
                "24 November 2026",
                "This paper rests on the first 7 steps of the case. Check value:",
                DIGEST,
                "Sign in, open this case, find the same number.",
                "",
                Instant.parse("2026-11-24T02:00:00.123Z"),
                new Letter.Sheets() {
                    @Override
                    public String page(int number, int of) {
                        return "Page " + number + " of " + of;
                    }

                    @Override
                    public String missing(String signs) {
                        return "〓 stands for " + signs;
                    }
                });
    }

    static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What is read and copied, sign by sign as it stands in the file: PDFBox's own order of Arabic and marks left out. */
    static String copied(byte[] pdf) {
        return read(pdf, true);
    }

    /** What is seen, whatever stands behind it for copying. */
    static String drawn(byte[] pdf) {
        return read(pdf, false);
    }

    private static String read(byte[] pdf, boolean copied) {
        StringBuilder text = new StringBuilder();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            new PDFTextStripper() {
                private final Deque<Boolean> replaced = new ArrayDeque<>();

                @Override
                public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
                    String instead = copied && properties != null ? properties.getString(COSName.ACTUAL_TEXT) : null;
                    if (instead != null) {
                        text.append(instead);
                    }
                    replaced.push(instead != null);
                }

                @Override
                public void endMarkedContentSequence() {
                    replaced.pop();
                }

                @Override
                protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) {
                    if (!replaced.contains(true)) {
                        text.append(font.toUnicode(code));
                    }
                }
            }.getText(document);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return text.toString();
    }

    /** Where a line ends says nothing about what was written. */
    static String unbroken(String text) {
        return text.replaceAll("[\\s\\p{Z}]+", "");
    }
}
