package org.cityplus.web.texts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Money;

/** How dates, times and amounts are written in each language. */
public final class Wording {
    /** The city's zone. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter ZH_DATE = of("M月d日", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter ZH_DAY = of("M月d日（EEE）", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter ZH_YEAR = of("y年M月d日", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter ZH_DATE_TIME = of("M月d日 HH:mm", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter EN_DATE = of("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter EN_DAY = of("EEE d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter EN_YEAR = of("d MMMM y", Locale.ENGLISH);
    private static final DateTimeFormatter EN_DATE_TIME = of("d MMM, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = of("HH:mm", Locale.ENGLISH);

    private Wording() {}

    public static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    public static String date(Locale locale, LocalDate date) {
        return date.format(isEnglish(locale) ? EN_DATE : ZH_DATE);
    }

    public static String dateWithDay(Locale locale, LocalDate date) {
        return weekdays(date.format(isEnglish(locale) ? EN_DAY : ZH_DAY));
    }

    public static String dateWithYear(Locale locale, LocalDate date) {
        return date.format(isEnglish(locale) ? EN_YEAR : ZH_YEAR);
    }

    public static String dateTime(Locale locale, Instant instant) {
        return instant.atZone(ZONE).format(isEnglish(locale) ? EN_DATE_TIME : ZH_DATE_TIME);
    }

    public static String time(Instant instant) {
        return instant.atZone(ZONE).format(TIME);
    }

    static Object render(Locale locale, Object arg) {
        return switch (arg) {
            case LocalizedText text -> text.in(locale);
            case Money money -> money.toString();
            case LocalDate date -> date(locale, date);
            case Instant instant -> dateTime(locale, instant);
            case Number number -> number;
            default -> arg.toString();
        };
    }

    private static DateTimeFormatter of(String pattern, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern, locale);
    }

    /** CLDR says 星期五 or 周五 depending on its release; the city says 周五. */
    private static String weekdays(String text) {
        return text.replace("星期", "周");
    }
}
