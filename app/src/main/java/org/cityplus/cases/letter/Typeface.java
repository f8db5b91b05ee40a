package org.cityplus.cases.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.core.io.ClassPathResource;

/**
 * A typeface of letters, cut from Noto Serif SC by {@code scripts/letter-fonts.py}. Parsed whole at once and never closed,
 * so that many letters can be set from it at the same time.
 */
final class Typeface {
    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final float unitsPerEm;

    private Typeface(TrueTypeFont font) throws IOException {
        this.font = font;
        this.glyphs = font.getUnicodeCmapLookup();
        this.unitsPerEm = font.getUnitsPerEm();
    }

    static Typeface read(String file) {
        try (InputStream in = new ClassPathResource("fonts/" + file).getInputStream()) {
            return new Typeface(new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(int codePoint) {
        return glyphs.getGlyphId(codePoint) != 0;
    }

    /** In em. */
    float width(String text) {
        return (float) text.codePoints().mapToDouble(this::width).sum();
    }

    private float width(int codePoint) {
        try {
            return font.getAdvanceWidth(glyphs.getGlyphId(codePoint)) / unitsPerEm;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To write {@code document} with; only what it uses is put into it. */
    PDType0Font in(PDDocument document) throws IOException {
        return PDType0Font.load(document, font, true);
    }
}
