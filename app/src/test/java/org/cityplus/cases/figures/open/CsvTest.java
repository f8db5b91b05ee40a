package org.cityplus.cases.figures.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cityplus.cases.figures.CsvCell;
import org.cityplus.kernel.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file says what it should to a reader, and runs nothing in a spreadsheet. */
class CsvTest {
    private static OpenRow row(String name) {
        return new OpenRow(
                "hall, west",
                new LocalizedText(name, "West \"Hall\""),
                "",
                null,
                "received",
                new LocalizedText("收件", "Received"),
                "",
                null,
                SmallCounts.SMALL);
    }

    @Test
    void aFileIsCommaSeparatedAndQuotedWhereItMustBe() {
        assertThat(Csv.of(YearMonth.of(2026, 11), List.of(row("西区"))))
                .isEqualTo("\uFEFFmonth,agency,agency_zh,agency_en,service,service_zh,service_en,measure,measure_zh,"
                        + "measure_en,part,part_zh,part_en,value,at_least,at_most\r\n"
                        + "2026-11,\"hall, west\",西区,\"West \"\"Hall\"\"\",,,,received,收件,Received,,,,<10,1,9\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://x\")",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1",
                "＋1",
                "－1",
                "＠1"
            })
    void nothingBeginsAsAFormula(String name) {
        String cell = CsvCell.of(name);
        assertThat(cell.startsWith("\"") ? cell.substring(1) : cell).startsWith("'");
        assertThat(Csv.of(YearMonth.of(2026, 11), List.of(row(name)))).contains("'" + name.charAt(0));
    }

    /** Violator: an ordinary name is left as it is. */
    @Example
    void whatIsNoFormulaStays() {
        assertThat(CsvCell.of("渝中区出入境管理")).isEqualTo("渝中区出入境管理");
        assertThat(CsvCell.of("<10")).isEqualTo("<10");
    }

    @Property(tries = 500, seed = "20261203")
    void aCellIsReadAsItWasMeant(@ForAll String text) {
        String cell = CsvCell.of(text);
        String read =
                cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
        assertThat(read.replace("'", "")).isEqualTo(text.replace("'", ""));
        if (!cell.startsWith("\"")) {
            assertThat(cell).doesNotContain(",", "\"", "\r", "\n");
        }
    }
}
