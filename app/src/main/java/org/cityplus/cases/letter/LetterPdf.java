package org.cityplus.cases.letter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Sets letters as PDF: A4, tagged, the typeface in it. The same letter gives the same bytes, so that two copies can be
 * compared. Decision 0033.
 */
@Component
public class LetterPdf {
    private static final float LEFT = 79;
    private static final float TOP = 68;
    private static final float FOOT = 66;

    /** Of the line that further sheets have above. */
    private static final float HEAD = 46;

    /** Setting one is work for a processor and takes some megabytes meanwhile, so no more are set at once than can be. */
    private final Semaphore presses = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private final Supplier<Typefaces> typefaces = SingletonSupplier.of(Typefaces::read);

    public byte[] of(Letter letter) {
        presses.acquireUninterruptibly();
        try {
            return set(letter);
        } finally {
            presses.release();
        }
    }

    private byte[] set(Letter letter) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Structure structure = new Structure(document, letter.language());
            Composition composition =
                    new Composition(letter, new Signs(typefaces.get().of(letter.isEnglish())), structure);
            draw(document, structure, composition, letter.isEnglish());
            structure.end();
            About.write(letter, document);
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void draw(PDDocument document, Structure structure, Composition composition, boolean english)
            throws IOException {
        Fonts fonts = new Fonts(document);
        float height = PDRectangle.A4.getHeight();
        List<List<Row>> sheets = Pages.of(composition.rows(), height - TOP - FOOT);
        for (int i = 0; i < sheets.size(); i++) {
            PDPage sheet = new PDPage(PDRectangle.A4);
            document.addPage(sheet);
            try (Pen pen = new Pen(document, sheet, fonts, structure, english)) {
                if (i > 0) {
                    pen.draw(composition.head(), LEFT, height - HEAD);
                }
                float y = height - TOP;
                for (Row row : sheets.get(i)) {
                    pen.draw(row.marks(), LEFT, y);
                    y -= row.height();
                }
                pen.draw(composition.foot(i + 1, sheets.size()), LEFT, FOOT - 20);
            }
        }
    }
}
