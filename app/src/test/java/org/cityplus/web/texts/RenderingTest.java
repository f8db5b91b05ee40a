package org.cityplus.web.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

    private final Wording wording = in(MOMENT);
    private final Texts texts = new Texts(wording);

    private static Wording in(Instant now) {
        return new Wording(Clock.fixed(now, ZoneOffset.UTC));
    }

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
        assertThat(wording.dateWithDay(ZH, DAY)).isEqualTo("12月5日（周五）");
        assertThat(wording.dateWithDay(Locale.ENGLISH, DAY)).isEqualTo("Fri 5 December");
    }

    @Test
    void anotherYearIsTold() {
        // Half past midnight in Chongqing, still the old year in London.
        Wording later = in(Instant.parse("2025-12-31T16:30:00Z"));
        assertThat(later.date(ZH, DAY)).isEqualTo("2025年12月5日");
        assertThat(later.date(Locale.ENGLISH, DAY)).isEqualTo("5 December 2025");
        assertThat(later.dateWithDay(ZH, DAY)).isEqualTo("2025年12月5日（周五）");
        assertThat(later.dateWithDay(Locale.ENGLISH, DAY)).isEqualTo("Fri 5 December 2025");
        assertThat(later.dateTime(ZH, MOMENT)).isEqualTo("2025年11月20日 10:24");
        assertThat(later.dateTime(Locale.ENGLISH, MOMENT)).isEqualTo("20 Nov 2025, 10:24");
        assertThat(later.date(ZH, LocalDate.of(2026, 1, 5))).isEqualTo("1月5日");
        assertThat(wording.date(ZH, LocalDate.of(2026, 1, 5))).isEqualTo("2026年1月5日");
        assertThat(new Texts(later).text(ZH, "test.rendered", List.of("a", "b", DAY, MOMENT)))
                .isEqualTo("a；b；2025年12月5日；2025年11月20日 10:24");
    }
}
