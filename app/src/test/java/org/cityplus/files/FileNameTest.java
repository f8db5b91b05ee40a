package org.cityplus.files;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a file is called, what is shown is short, plain and ends as its content deserves. */
class FileNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "none",
            value = {
                "无犯罪记录证明.PDF | 无犯罪记录证明.pdf",
                "../../etc/passwd | passwd.pdf",
                "..\\..\\windows\\win.ini | win.pdf",
                "C:\\Users\\陈\\证明.doc | 证明.pdf",
                "photo.jpg.exe | photo.jpg.pdf",
                "<script>alert(1)</script>.pdf | script.pdf",
                "a\"; drop table x; --.pdf | a drop table x --.pdf",
                "   spaces   and\ttabs .pdf | spaces andtabs.pdf",
                ".htaccess | none",
                "CON | none",
                "nul.pdf | none",
                "com1.txt | none",
                "... | none",
                "/ | none"
            })
    void becomes(String sent, String shown) {
        assertThat(FileName.of(sent, "pdf")).isEqualTo(shown == null ? "" : shown);
    }

    /** Turned round, "exe.fdp" would be read as "pdf.exe" and the other way about. */
    @org.junit.jupiter.api.Test
    void marksThatTurnWritingRoundAndZerosGo() {
        assertThat(FileName.of("bill\u202efdp.exe", "pdf")).isEqualTo("billfdp.pdf");
        assertThat(FileName.of("a\0b.pdf", "pdf")).isEqualTo("ab.pdf");
        assertThat(FileName.of("a\r\nSet-Cookie: x", "pdf")).isEqualTo("aSet-Cookie x.pdf");
        assertThat(FileName.of("长".repeat(5_000), "pdf")).hasSize(84);
        assertThat(FileName.of("𠮷".repeat(50) + "x", "pdf")).isEqualTo("𠮷".repeat(40) + ".pdf");
    }

    @Property(tries = 2_000, seed = "20260101")
    void isHarmlessWhateverWasSent(@ForAll String sent) {
        String shown = FileName.of(sent, "pdf");
        assertThat(shown.length()).isLessThanOrEqualTo(84);
        assertThat(shown).doesNotContain("/", "\\", "<", ">", "\"", "\0", "\n", "\r", "\u202e");
        assertThat(shown.isEmpty() || shown.endsWith(".pdf")).isTrue();
        assertThat(shown.startsWith(".")).isFalse();
    }
}
