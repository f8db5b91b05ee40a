package org.cityplus.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** PDFs to send. */
public final class Pdf {
    private Pdf() {}

    interface Change {
        void to(PDDocument document) throws IOException;
    }

    /** Pages with a line of text each. */
    public static byte[] of(int pages) {
        return of(pages, _ -> {});
    }

    static byte[] of(int pages, Change change) {
        try (PDDocument document = new PDDocument()) {
            for (int i = 1; i <= pages; i++) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 24);
                    content.newLineAtOffset(72, 700);
                    content.showText("Page " + i);
                    content.endText();
                }
            }
            change.to(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One page, written by hand, with {@code catalog} in its catalog and {@code objects} after its three. */
    static byte[] byHand(String catalog, String page, String objects) {
        return ("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R " + catalog + ">>endobj\n"
                        + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Resources<<>> " + page + ">>endobj\n"
                        + objects + "\ntrailer<</Root 1 0 R/Size 40>>\n%%EOF\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
