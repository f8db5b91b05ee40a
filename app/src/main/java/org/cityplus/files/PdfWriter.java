package org.cityplus.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;

/**
 * Writes a PDF anew: its pages and what they are drawn with, nothing else. What is not on the list of what a page may have
 * does not come along, so there is nothing to forget.
 */
final class PdfWriter {
    private static final int MOST_OBJECTS = 300_000;

    /** Unpacked: a page's text and lines have kilobytes, a font some megabytes. */
    private static final long LONGEST_STREAM = 32L << 20;

    private static final long LONGEST_ALTOGETHER = 400L << 20;
    private static final long MOST_PIXELS = 60_000_000;

    private static final List<COSName> OF_A_PAGE = names("Contents", "Group", "UserUnit");
    private static final Set<String> DRAWN_NOTES = Set.of(
            "Stamp",
            "FreeText",
            "Highlight",
            "Underline",
            "StrikeOut",
            "Squiggly",
            "Ink",
            "Line",
            "Square",
            "Circle",
            "Polygon",
            "PolyLine");
    private static final List<COSName> OF_A_NOTE = names("Type", "Subtype", "Rect", "F", "AP", "AS", "C", "CA", "BS");

    /** Below a page too: what acts, plays, holds a file or looks for one elsewhere (ISO 32000-1, 12.6, 7.11, 8.10.4). */
    private static final List<COSName> NEVER = names(
            "A",
            "AA",
            "OpenAction",
            "JavaScript",
            "JS",
            "EmbeddedFiles",
            "EF",
            "AF",
            "XFA",
            "URI",
            "Launch",
            "RichMediaContent",
            "RichMediaSettings",
            "Movie",
            "Sound",
            "Ref",
            "OPI",
            "Metadata",
            "PieceInfo",
            "Names",
            "Parent",
            "Annots",
            "AcroForm",
            "FFilter",
            "FDecodeParms");

    private final PDDocument from;
    private long unpacked;
    private final EnumSet<FileNote> notes = EnumSet.noneOf(FileNote.class);

    PdfWriter(PDDocument from) {
        this.from = from;
    }

    /** It would take whoever opens it more memory than an honest one has any use for. */
    static final class TooHeavy extends IOException {
        private static final long serialVersionUID = 1L;
    }

    Set<FileNote> notes() {
        return notes;
    }

    byte[] write() throws IOException {
        if (!from.getSignatureDictionaries().isEmpty()) {
            notes.add(FileNote.SIGNATURE_NOT_KEPT);
        }
        COSDictionary catalog = from.getDocumentCatalog().getCOSObject();
        if (names("OpenAction", "AA", "Names", "AF").stream().anyMatch(catalog::containsKey) && hasActive(catalog)) {
            notes.add(FileNote.ACTIVE_PARTS_REMOVED);
        }
        for (PDPage page : from.getPages()) {
            if (page.getAnnotations().stream().anyMatch(PdfWriter::acts)) {
                notes.add(FileNote.ACTIVE_PARTS_REMOVED);
            }
        }
        drawFields();
        try (PDDocument to = new PDDocument()) {
            for (PDPage page : from.getPages()) {
                to.addPage(copy(page));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            to.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        }
    }

    private static boolean acts(PDAnnotation note) {
        return note.getCOSObject().containsKey(COSName.A) || note.getCOSObject().containsKey(COSName.AA);
    }

    private static boolean hasActive(COSDictionary catalog) {
        if (catalog.containsKey(COSName.OPEN_ACTION)
                        && catalog.getDictionaryObject(COSName.OPEN_ACTION) instanceof COSDictionary
                || catalog.containsKey(COSName.AA)
                || catalog.containsKey(COSName.getPDFName("AF"))) {
            return true;
        }
        return catalog.getDictionaryObject(COSName.NAMES) instanceof COSDictionary named
                && (named.containsKey(COSName.getPDFName("JavaScript"))
                        || named.containsKey(COSName.getPDFName("EmbeddedFiles")));
    }

    /** What was filled in becomes part of the page; a form that cannot be drawn is left out. */
    private void drawFields() {
        try {
            PDAcroForm form = from.getDocumentCatalog().getAcroForm();
            if (form != null) {
                form.setXFA(null);
                form.flatten();
            }
        } catch (IOException | RuntimeException e) {
            notes.add(FileNote.ACTIVE_PARTS_REMOVED);
        }
    }

    private PDPage copy(PDPage page) throws IOException {
        COSDictionary kept = new COSDictionary();
        kept.setItem(COSName.TYPE, COSName.PAGE);
        OF_A_PAGE.forEach(key -> take(page.getCOSObject(), key, kept));
        if (page.getCOSObject().containsKey(COSName.AA)) {
            notes.add(FileNote.ACTIVE_PARTS_REMOVED);
        }
        PDPage copy = new PDPage(kept);
        copy.setMediaBox(page.getMediaBox());
        copy.setCropBox(page.getCropBox());
        copy.setRotation(page.getRotation());
        if (page.getResources() != null) {
            copy.setResources(page.getResources());
        }
        List<PDAnnotation> drawn = new ArrayList<>();
        for (PDAnnotation note : page.getAnnotations()) {
            if (DRAWN_NOTES.contains(String.valueOf(note.getSubtype()))) {
                COSDictionary plain = new COSDictionary();
                OF_A_NOTE.forEach(key -> take(note.getCOSObject(), key, plain));
                drawn.add(PDAnnotation.createAnnotation(plain));
            } else {
                notes.add(FileNote.ACTIVE_PARTS_REMOVED);
            }
        }
        COSArray annotations = new COSArray();
        drawn.forEach(note -> annotations.add(note.getCOSObject()));
        if (annotations.size() > 0) {
            kept.setItem(COSName.ANNOTS, annotations);
        }
        clean(kept, annotations);
        return copy;
    }

    private static void take(COSDictionary from, COSName key, COSDictionary to) {
        COSBase item = from.getItem(key);
        if (item != null) {
            to.setItem(key, item);
        }
    }

    /** Everything that can be reached from the page, once. */
    private void clean(COSDictionary page, COSArray annotations) throws IOException {
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSBase> open = new ArrayDeque<>();
        open.add(page);
        while (!open.isEmpty()) {
            COSBase next = open.remove();
            COSBase object = next instanceof COSObject reference ? reference.getObject() : next;
            if (object == null || !seen.add(object)) {
                continue;
            }
            if (seen.size() > MOST_OBJECTS) {
                throw new TooHeavy();
            }
            if (object instanceof COSDictionary dictionary) {
                cleanOne(dictionary, dictionary == page, annotations);
                if (dictionary instanceof COSStream stream) {
                    weigh(stream);
                }
                open.addAll(dictionary.getValues());
            } else if (object instanceof COSArray array) {
                array.forEach(item -> {
                    if (item != null) {
                        open.add(item);
                    }
                });
            }
        }
    }

    private void cleanOne(COSDictionary dictionary, boolean isPage, COSArray annotations) {
        for (COSName key : NEVER) {
            boolean ours = isPage && key.equals(COSName.ANNOTS) && annotations.size() > 0;
            if (!ours && dictionary.containsKey(key)) {
                dictionary.removeItem(key);
            }
        }
        if (dictionary instanceof COSStream) {
            dictionary.removeItem(COSName.F);
        }
    }

    private void weigh(COSStream stream) throws IOException {
        if (COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
            long pixels = (long) stream.getInt(COSName.WIDTH, 0) * stream.getInt(COSName.HEIGHT, 0);
            if (pixels > MOST_PIXELS) {
                throw new TooHeavy();
            }
            return;
        }
        long length = 0;
        try (InputStream in = stream.createInputStream()) {
            byte[] some = new byte[1 << 16];
            for (int n = in.read(some); n >= 0 && length <= LONGEST_STREAM; n = in.read(some)) {
                length += n;
            }
        } catch (IOException broken) {
            // What cannot be unpacked weighs nothing; whether the page can be drawn without it shows later.
            return;
        }
        unpacked += length;
        if (length > LONGEST_STREAM || unpacked > LONGEST_ALTOGETHER) {
            throw new TooHeavy();
        }
    }

    private static List<COSName> names(String... names) {
        return java.util.Arrays.stream(names).map(COSName::getPDFName).toList();
    }
}
