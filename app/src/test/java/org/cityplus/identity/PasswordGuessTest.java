package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordGuessTest {
    private static final List<String> KNOWN = List.of("wang.min", "王敏", "重庆", "Chongqing", "cityplus");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "qwertyuiop12",
                "1qaz2wsx3edc4rfv",
                "iloveyou1234",
                "aaaaaaaaaaaaaaaa",
                "abababababab",
                "201801012018",
                "chongqing2026",
                "Wang.Min.2026!",
                "cityplus12345",
                "asdfghjkl;'123"
            })
    void whatEverybodyTriesFirstIsRefused(String password) {
        assertThat(PasswordGuess.isEasy(password, KNOWN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "rain over two rivers",
                "两江交汇处的雨天早晨喝豆浆",
                "vU7#pQ2!mZ9x",
                "tofu lantern granite"
            })
    void aFewUnrelatedWordsAreGoodEnough(String password) {
        assertThat(PasswordGuess.isEasy(password, KNOWN)).isFalse();
    }
}
