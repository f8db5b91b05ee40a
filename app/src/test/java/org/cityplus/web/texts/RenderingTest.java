package org.cityplus.web.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Money;
import org.junit.jupiter.api.Test;

class RenderingTest {
    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;
    private static final LocalDate DAY = LocalDate.of(2025, 12, 5);
    private static final Instant MOMENT = Instant.parse("2025-11-20T02:24:00Z");

    private final Texts texts = new Texts();

    @Test
    void argumentsSpeakTheReadersLanguage() {
        List<?> args = List.of(new LocalizedText("护照", "Passport"), Money.ofYuan(120), DAY, MOMENT);
        assertThat(texts.text(ZH, "test.rendered", args)).isEqualTo("护照；¥120；12月5日；11月20日 10:24");
        assertThat(texts.text(Locale.ENGLISH, "test.rendered", args))
                .isEqualTo("Passport; ¥120; 5 December; 20 Nov, 10:24");
    }

    @Test
    void countsReadNaturally() {
        assertThat(texts.text(Locale.ENGLISH, "test.unread", List.of(0))).isEqualTo("nothing unread");
        assertThat(texts.text(Locale.ENGLISH, "test.unread", List.of(1))).isEqualTo("1 message unread");
        assertThat(texts.text(Locale.UK, "test.unread", List.of(2))).isEqualTo("2 messages unread");
        assertThat(texts.text(ZH, "test.unread", List.of(2))).isEqualTo("2 条未读");
    }

    @Test
    void aMessageMayHoldAnother() {
        var message = Message.of("test.rendered", Message.of("test.unread", 1), "b", "c", "d");
        assertThat(texts.text(ZH, message)).isEqualTo("1 条未读；b；c；d");
    }

    @Test
    void weekdaysAreShort() {
        assertThat(Wording.dateWithDay(ZH, DAY)).isEqualTo("12月5日（周五）");
        assertThat(Wording.dateWithDay(Locale.ENGLISH, DAY)).isEqualTo("Fri 5 December");
    }
}
