package org.cityplus.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class VerifyServicesTest {
    @Test
    void itVerifiesTheCityItIsGivenInTheLanguageItIsGiven() {
        assertThat(read(Locale.CHINA, "--city", "/srv/city", "--language", "en"))
                .isEqualTo(new VerifyServices.Asked(Path.of("/srv/city"), Locale.ENGLISH));
        assertThat(read(Locale.CHINA).language()).as("that of the shell").isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(read(Locale.FRENCH).language()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void whatItDoesNotKnowIsRefusedByName() {
        assertThatThrownBy(() -> read(Locale.ENGLISH, "--ctiy", "/srv/city")).hasMessageContaining("--ctiy");
        assertThatThrownBy(() -> read(Locale.ENGLISH, "--city")).hasMessageContaining("--city needs a value");
        assertThatThrownBy(() -> read(Locale.ENGLISH, "--city", "/srv/city", "--language"))
                .hasMessageContaining("--language needs a value");
        assertThatThrownBy(() -> read(Locale.ENGLISH, "--language", "fr")).hasMessageContaining("not fr");
    }

    private static VerifyServices.Asked read(Locale shell, String... arguments) {
        return VerifyServices.read(arguments, shell);
    }
}
