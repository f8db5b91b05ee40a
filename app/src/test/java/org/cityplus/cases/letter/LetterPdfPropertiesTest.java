package org.cityplus.cases.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.core.io.ClassPathResource;

/** Whatever somebody types into a name or a reason: a letter comes of it that opens, with every sign in it or marked. */
class LetterPdfPropertiesTest {
    private static final LetterPdf PDF = new LetterPdf();
    private static final CmapLookup HAN = han();

    /** Controls, halves of pairs, what turns around, and what looks like nothing. */
    private static final Predicate<String> UNSEEN = Pattern.compile(
                    "[\\p{Cc}\\p{Cs}\\x{61C}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}"
                            + "\\xAD\\x{200B}-\\x{200D}\\x{2060}\\x{FEFF}\\x{FE0E}\\x{FE0F}]")
            .asPredicate();

    /** All of Unicode, halves of pairs too, and more of what is used and of what causes trouble. */
    @Provide
    Arbitrary<String> words() {
        Arbitrary<Integer> codes = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.integers().between(0x4E00, 0x9FFF)),
                Tuple.of(4, Arbitraries.integers().between(0x20, 0x7E)),
                Tuple.of(2, Arbitraries.integers().between(0, 0x1F)),
                Tuple.of(2, Arbitraries.integers().between(0x2000, 0x206F)),
                Tuple.of(1, Arbitraries.integers().between(0x300, 0x36F)),
                Tuple.of(1, Arbitraries.integers().between(0x590, 0x6FF)),
                Tuple.of(1, Arbitraries.integers().between(0xD800, 0xDFFF)),
                Tuple.of(1, Arbitraries.integers().between(0x1F300, 0x1FAFF)),
                Tuple.of(3, Arbitraries.integers().between(0, 0x10FFFF)));
        return codes.list().ofMaxSize(700).map(LetterPdfPropertiesTest::joined);
    }

    private static String joined(List<Integer> codes) {
        StringBuilder text = new StringBuilder();
        codes.forEach(text::appendCodePoint);
        return text.toString();
    }

    @Property(tries = 60, seed = "20261126", shrinking = ShrinkingMode.BOUNDED)
    void aLetterComesOfIt(@ForAll("words") String name, @ForAll("words") String reasons) {
        Letter letter = Letters.chinese(name, reasons);
        byte[] file = PDF.of(letter);
        assertThat(PDF.of(letter)).isEqualTo(file);
        assertThat(Letters.text(file)).contains("不予批准决定书", "2027年1月23日", Letters.DIGEST);
        assertThat(signs(Letters.copied(file))).as("nothing is lost").containsAll(signs(name + " " + reasons));
    }

    /** Two codes of one glyph, such as 2015 and 2014, are read as the lower one. */
    private static int read(int code) {
        int glyph = HAN.getGlyphId(code);
        return glyph == 0 ? code : HAN.getCharCodes(glyph).getFirst();
    }

    private static CmapLookup han() {
        try (var file = new ClassPathResource("fonts/NotoSerifSC-Han.ttf").getInputStream()) {
            return new TTFParser()
                    .parse(RandomAccessReadBuffer.createBufferFromStream(file))
                    .getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<Integer> signs(String text) {
        int[] seen = text.codePoints()
                .filter(code -> !UNSEEN.test(Character.toString(code)))
                .map(LetterPdfPropertiesTest::read)
                .toArray();
        return Normalizer.normalize(new String(seen, 0, seen.length), Normalizer.Form.NFKD)
                .codePoints()
                .map(LetterPdfPropertiesTest::read)
                .filter(code -> !Character.isWhitespace(code) && !Character.isSpaceChar(code))
                .boxed()
                .collect(Collectors.toSet());
    }
}
