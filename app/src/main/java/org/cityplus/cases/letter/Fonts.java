package org.cityplus.cases.letter;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** The typefaces one document has; each comes in when it is first needed. */
final class Fonts {
    private final PDDocument document;
    private final Map<Typeface, PDFont> fonts = new IdentityHashMap<>();

    Fonts(PDDocument document) {
        this.document = document;
    }

    PDFont of(Typeface face) throws IOException {
        PDFont font = fonts.get(face);
        if (font == null) {
            font = face.in(document);
            fonts.put(face, font);
        }
        return font;
    }
}
