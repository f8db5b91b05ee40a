package org.cityplus.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pack must say of data of people, and what is told when it does not. */
class PrivacyFileTest {
    private static final Path CHONGQING = Files.isDirectory(Path.of("cities/chongqing"))
            ? Path.of("cities/chongqing/privacy.yaml")
            : Path.of("../cities/chongqing/privacy.yaml");

    @TempDir
    Path folder;

    @Test
    void chongqingSaysItAll() {
        var contents = PrivacyFile.read(CHONGQING);
        assertThat(contents.coolingOffDays()).isEqualTo(7);
        assertThat(contents.kinds()).hasSizeGreaterThan(15).allSatisfy(kind -> {
            assertThat(kind.purpose().zh()).isNotEqualTo(kind.purpose().en());
            assertThat(kind.source()).isNotBlank();
        });
        assertThat(contents.kinds().stream().filter(kind -> kind.id().equals("drafts")))
                .singleElement()
                .satisfies(kind -> assertThat(kind.findAfter()).contains(Period.ofDays(90)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            coolingOffDays: 7            | coolingOffDays: 0              | coolingOffDays
            after: P180D                 | after: soon                    | sign-ins
            after: P180D                 | after: P0D                     | sign-ins
            erasure: blocks              | erasure: maybe                 | open-cases
            erasure: unreadable          | erasure: goes                  | audit.stays
            id: passkeys                 | id: profile                    | profile is there twice
            ', en: "Passkeys"'           | ''                             | passkeys.name.en
            '- id: payments'             | '- colour: red'                | colour
            'source: "PIPL art. 51, 54"' | 'source: ""'                   | audit.source
            """)
    void oneMistakeIsNamed(String right, String wrong, String named) throws IOException {
        String before = Files.readString(CHONGQING);
        assertThat(before).contains(right);
        Path file = folder.resolve("privacy.yaml");
        Files.writeString(file, before.replaceFirst(java.util.regex.Pattern.quote(right), wrong));
        assertThatExceptionOfType(PrivacyFileException.class)
                .isThrownBy(() -> PrivacyFile.read(file))
                .withMessageContaining("privacy.yaml")
                .withMessageContaining(named);
    }

    @Test
    void withoutTheFileNoCityStarts() {
        assertThatExceptionOfType(PrivacyFileException.class)
                .isThrownBy(() -> PrivacyFile.read(folder.resolve("privacy.yaml")))
                .withMessageContaining("missing");
    }
}
