package org.cityplus.cases.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a spreadsheet is told to split at, nothing in a line begins as a formula. */
class CsvCellTest {
    private static final String FORMULA = "=+-@＝＋－＠";

    @Provide
    Arbitrary<String> nasty() {
        return Arbitraries.strings().withChars("=+-@＝;,|\t\r\n\"' a1").ofMaxLength(12);
    }

    @Property(tries = 3000, seed = "20261126")
    void noSplittingYieldsAFormula(
            @ForAll("nasty") String one, @ForAll("nasty") String two, @ForAll("nasty") String three) {
        String line = CsvCell.of(one) + "," + CsvCell.of(two) + "," + CsvCell.of(three);
        for (char separator : ",;\t|".toCharArray()) {
            assertThat(split(line, separator))
                    .as("split at «%s»: %s", separator, line)
                    .noneMatch(cell ->
                            !cell.isBlank() && FORMULA.indexOf(cell.strip().charAt(0)) >= 0);
        }
        assertThat(split(line, ',')).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {"a;=1+1~\"a;'=1+1\"", "a; @x~\"a;' @x\"", "a;b~\"a;b\"", "渝中区~渝中区", "=1~'=1", "a-b=c~a-b=c"})
    void aCellIsGuardedWhereItCouldBegin(String text, String cell) {
        assertThat(CsvCell.of(text)).isEqualTo(cell);
    }

    /** Each sign of it is a beginning: looked ahead from each to the end, it would take minutes. */
    @Test
    @Timeout(10)
    void aLongCellOfNothingButTabsIsGuardedAtOnce() {
        assertThat(CsvCell.of("\t".repeat(200_000))).isEqualTo('"' + "'\t".repeat(200_000) + '"');
    }

    /** As spreadsheets do: quotes hold together what begins with one, anywhere else they are letters. */
    private static List<String> split(String text, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean begins = true;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (begins && c == '"') {
                quoted = true;
                begins = false;
            } else if (c == separator || c == '\n' || c == '\r') {
                cells.add(cell.toString());
                cell.setLength(0);
                begins = true;
            } else {
                cell.append(c);
                begins = false;
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
