package org.cityplus.files;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.slf4j.LoggerFactory;

/**
 * A process of its own that reads one PDF from its input, writes it anew and draws its first page. A PDF can claim any amount
 * of memory and time; here it gets little of both, and takes nobody with it when it wants more.
 */
final class PdfWorker {
    /** Two square metres at 72 points an inch; the largest sheet anybody scans, A0, is one. */
    private static final float LONGEST_SIDE = 4_100;

    private static final int PREVIEW_EDGE = 1_400;

    private PdfWorker() {}

    public static void main(String[] arguments) throws IOException {
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        byte[] upload = System.in.readNBytes(Images.MAX_BYTES + 1);
        answer(upload, Integer.parseInt(arguments[0])).to(out);
        out.flush();
        System.exit(0);
    }

    static PdfAnswer answer(byte[] upload, int mostPages) {
        try (PDDocument document = Loader.loadPDF(upload)) {
            int pages = document.getNumberOfPages();
            if (pages == 0) {
                return PdfAnswer.refused("files.pdf.broken");
            }
            if (pages > mostPages) {
                return PdfAnswer.refused("files.pdf.too-many-pages", pages, mostPages);
            }
            for (PDPage page : document.getPages()) {
                if (!isSheet(page.getMediaBox())) {
                    return PdfAnswer.refused("files.pdf.page-size");
                }
            }
            var form = document.getDocumentCatalog().getAcroForm(null);
            if (form != null && form.hasXFA() && form.xfaIsDynamic()) {
                return PdfAnswer.refused("files.pdf.xfa");
            }
            document.setAllSecurityToBeRemoved(true);
            PdfWriter writer = new PdfWriter(document);
            byte[] anew = writer.write();
            return new PdfAnswer.Taken(anew, firstPage(anew), pages, List.copyOf(writer.notes()));
        } catch (PdfWriter.TooHeavy e) {
            return PdfAnswer.refused("files.pdf.too-heavy");
        } catch (InvalidPasswordException e) {
            return PdfAnswer.refused("files.pdf.password");
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return PdfAnswer.refused("files.pdf.broken");
        }
    }

    private static boolean isSheet(PDRectangle box) {
        return box.getWidth() >= 1
                && box.getHeight() >= 1
                && box.getWidth() <= LONGEST_SIDE
                && box.getHeight() <= LONGEST_SIDE;
    }

    /** From what was written, which shows that it can be read again. */
    private static byte[] firstPage(byte[] anew) throws IOException {
        try (PDDocument document = Loader.loadPDF(anew)) {
            PDRectangle box = document.getPage(0).getCropBox();
            float scale = PREVIEW_EDGE / Math.max(box.getWidth(), box.getHeight());
            BufferedImage page = new PDFRenderer(document).renderImage(0, scale, ImageType.RGB);
            return Images.jpeg(page, PREVIEW_EDGE);
        }
    }
}
