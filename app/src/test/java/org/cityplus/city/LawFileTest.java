package org.cityplus.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code laws.yaml}: what law is called in English, read with the pack and refused with its line. */
class LawFileTest {
    private static final String GOOD = """
            laws:
              - full: { zh: 中华人民共和国护照法, en: Passport Law of the People’s Republic of China }
                short: { zh: 护照法, en: Passport Law }
              - full: { zh: 居住证暂行条例, en: Interim Regulation on Residence Permits }
            documents:
              - { zh: 国务院令, en: Order of the State Council }
            remarks:
              - { zh: 未核实, en: not verified }
            """;

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void tinytown() {
        Packs.copy(Packs.TINYTOWN, folder);
    }

    @Test
    void aPackMaySayWhatLawIsCalled() throws IOException {
        assertThat(City.load(folder).laws()).isEqualTo(LawTable.EMPTY);
        Files.writeString(folder.resolve("laws.yaml"), GOOD);
        LawTable table = City.load(folder).laws();
        assertThat(table.titles())
                .containsEntry("护照法", "Passport Law")
                .containsEntry("中华人民共和国护照法", "Passport Law of the People’s Republic of China")
                .hasSize(3);
        assertThat(table.series()).containsOnlyKeys("国务院令");
        assertThat(table.remarks()).containsEntry("未核实", "not verified");
    }

    @Test
    void chongqingsHasWhatItsServicesCite() {
        assertThat(City.load(Packs.CHONGQING).laws().titles())
                .containsEntry("行政许可法", "Administrative License Law")
                .containsEntry("民法典", "Civil Code");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zh: 护照法, en    | zh: 《护照法》, en    | laws.yaml:3, zh: must be Chinese
            zh: 护照法, en    | zh: Passport, en      | laws.yaml:3, zh: must be Chinese
            en: Passport Law } | en: 护照法 }         | laws.yaml:3, en: must be English
            en: Passport Law } | }                    | laws.yaml:3, en: must not be empty
            short:            | brief:                | laws.yaml:3, brief: is not a known key
            居住证暂行条例    | 护照法                | laws.yaml:4, zh: must be given once
            documents:        | papers:               | papers: is not a known key
            """)
    void whatIsWrongIsToldWithItsLine(String from, String to, String report) throws IOException {
        assertThat(GOOD).contains(from);
        Files.writeString(folder.resolve("laws.yaml"), GOOD.replace(from, to));
        assertThatThrownBy(() -> City.load(folder))
                .isInstanceOf(CityPackException.class)
                .hasMessageContaining(report);
    }
}
