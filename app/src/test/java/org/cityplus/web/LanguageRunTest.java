package org.cityplus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageRunTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Passport Law, Article 6                          | Passport Law, Article 6
            Passport Law, Article 6; 《海商法》第 5 条 (2020) | Passport Law, Article 6; [《海商法》第 5 条] (2020)
            陈 wei 吕                                        | [陈] wei [吕]
            《海商法》第五条                                 | [《海商法》第五条]
            """)
    void chineseInEnglishIsMarked(String text, String marked) {
        assertThat(LanguageRun.of(text, true).stream()
                        .map(run -> run.lang() == null ? run.text() : "[" + run.text() + "]")
                        .collect(Collectors.joining()))
                .isEqualTo(marked);
    }

    @Test
    void onAChinesePageNothingIs() {
        assertThat(LanguageRun.of("《护照法》 Article 6", false)).containsExactly(new LanguageRun("《护照法》 Article 6", null));
        assertThat(LanguageRun.of("", true)).isEmpty();
    }
}
