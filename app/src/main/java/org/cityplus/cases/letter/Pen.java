package org.cityplus.cases.letter;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.jspecify.annotations.Nullable;

/** Draws marks on one sheet, each as part of what it belongs to. */
final class Pen implements AutoCloseable {
    private static final COSName SPAN = COSName.getPDFName("Span");

    /** Controls, halves of a pair, and what would turn around the words that follow. */
    private static final String UNREADABLE =
            "[\\p{Cc}\\p{Cs}\\x{61C}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]";

    /** Of a circle drawn in four Bézier curves. */
    private static final float ROUND = 0.5523f;

    private final PDPage sheet;
    private final PDPageContentStream content;
    private final Fonts fonts;
    private final Structure structure;
    private final boolean english;
    private final PDPropertyList chinese = inChinese();

    /** @param english the language of the letter; Chinese in it is marked as such */
    Pen(PDDocument document, PDPage sheet, Fonts fonts, Structure structure, boolean english) throws IOException {
        this.english = english;
        this.sheet = sheet;
        this.content = new PDPageContentStream(document, sheet, AppendMode.OVERWRITE, true);
        this.fonts = fonts;
        this.structure = structure;
        structure.begin(sheet);
    }

    /** @param top of the row, from the sheet's foot */
    void draw(List<Mark> marks, float left, float top) throws IOException {
        for (Mark mark : marks) {
            switch (mark) {
                case Mark.Words words -> draw(words, left + words.x(), top - words.baseline());
                case Mark.Rule rule -> draw(rule, left + rule.x(), top - rule.y());
                case Mark.Seal seal -> draw(seal, left + seal.x(), top - seal.y() - seal.size());
            }
        }
    }

    private void draw(Mark.Words words, float x, float y) throws IOException {
        if (words.signs().isEmpty()) {
            return;
        }
        Type type = words.type();
        begin(words.of());
        content.setNonStrokingColor(type.ink().red, type.ink().green, type.ink().blue);
        content.beginText();
        if (type.bold()) {
            content.setStrokingColor(type.ink().red, type.ink().green, type.ink().blue);
            content.setLineWidth(type.size() * 0.028f);
            content.setRenderingMode(RenderingMode.FILL_STROKE);
        } else {
            content.setRenderingMode(RenderingMode.FILL);
        }
        content.setCharacterSpacing(words.spread() * type.size());
        content.newLineAtOffset(x, y);
        List<Sign> signs = words.signs();
        for (int from = 0, to; from < signs.size(); from = to) {
            Sign first = signs.get(from);
            to = from + 1;
            content.setFont(fonts.of(first.face()), type.size());
            if (first.isMissing()) {
                instead(first);
                continue;
            }
            StringBuilder run = new StringBuilder(first.drawn());
            while (to < signs.size() && isOfOneRun(first, signs.get(to))) {
                run.append(signs.get(to++).drawn());
            }
            if (english && first.isChinese()) {
                content.beginMarkedContent(SPAN, chinese);
                content.showText(run.toString());
                content.endMarkedContent();
            } else {
                content.showText(run.toString());
            }
        }
        content.endText();
        content.endMarkedContent();
    }

    private static boolean isOfOneRun(Sign first, Sign next) {
        return !next.isMissing() && next.face() == first.face() && next.isChinese() == first.isChinese();
    }

    private static PDPropertyList inChinese() {
        COSDictionary language = new COSDictionary();
        language.setString(COSName.LANG, "zh-CN");
        return PDPropertyList.create(language);
    }

    /** Drawn as 〓, read and copied as what was written. */
    private void instead(Sign sign) throws IOException {
        COSDictionary written = new COSDictionary();
        written.setString(COSName.ACTUAL_TEXT, sign.meant().replaceAll(UNREADABLE, "\uFFFD"));
        content.beginMarkedContent(SPAN, PDPropertyList.create(written));
        content.showText(sign.drawn());
        content.endMarkedContent();
    }

    private void draw(Mark.Rule rule, float x, float y) throws IOException {
        begin(null);
        content.setNonStrokingColor(rule.ink().red, rule.ink().green, rule.ink().blue);
        content.addRect(x, y - rule.thickness(), rule.width(), rule.thickness());
        content.fill();
        content.endMarkedContent();
    }

    /** A ring and a star of five points, as seals of agencies have. */
    private void draw(Mark.Seal seal, float x, float y) throws IOException {
        begin(seal.of());
        Type.Ink ink = Type.Ink.RED;
        content.setStrokingColor(ink.red, ink.green, ink.blue);
        content.setNonStrokingColor(ink.red, ink.green, ink.blue);
        content.setLineWidth(seal.size() * 0.025f);
        float centreX = x + seal.size() / 2;
        float centreY = y + seal.size() / 2;
        ring(centreX, centreY, seal.size() * 0.47f);
        content.stroke();
        star(centreX, centreY, seal.size() * 0.2f);
        content.fill();
        content.endMarkedContent();
    }

    private void ring(float x, float y, float radius) throws IOException {
        float bend = radius * ROUND;
        content.moveTo(x + radius, y);
        content.curveTo(x + radius, y + bend, x + bend, y + radius, x, y + radius);
        content.curveTo(x - bend, y + radius, x - radius, y + bend, x - radius, y);
        content.curveTo(x - radius, y - bend, x - bend, y - radius, x, y - radius);
        content.curveTo(x + bend, y - radius, x + radius, y - bend, x + radius, y);
        content.closePath();
    }

    private void star(float x, float y, float radius) throws IOException {
        for (int i = 0; i < 10; i++) {
            double turn = Math.PI / 2 + i * Math.PI / 5;
            double far = i % 2 == 0 ? radius : radius * 0.382;
            float toX = (float) (x + far * Math.cos(turn));
            float toY = (float) (y + far * Math.sin(turn));
            if (i == 0) {
                content.moveTo(toX, toY);
            } else {
                content.lineTo(toX, toY);
            }
        }
        content.closePath();
    }

    /** What belongs to nothing is not read: it repeats what is said elsewhere, or only looks. */
    private void begin(@Nullable PDStructureElement of) throws IOException {
        if (of == null) {
            content.beginMarkedContent(COSName.ARTIFACT);
        } else {
            content.beginMarkedContent(COSName.getPDFName(of.getStructureType()), structure.mark(of, sheet));
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
