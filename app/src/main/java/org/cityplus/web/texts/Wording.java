package org.cityplus.web.texts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Money;
import org.springframework.stereotype.Component;

/** How dates, times and amounts are written in each language: with the year, unless it is the one that runs. */
@Component
public final class Wording {
    /** The city's zone. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Dates ZH = new Dates(Locale.SIMPLIFIED_CHINESE, "M月d日", "M月d日（EEE）", "M月d日 HH:mm", "y年");
    private static final Dates EN = new Dates(Locale.ENGLISH, "d MMMM", "EEE d MMMM", "d MMM, HH:mm", " y");
    private static final DateTimeFormatter TIME = of("HH:mm", Locale.ENGLISH);

    private final Clock clock;

    Wording(Clock clock) {
        this.clock = clock;
    }

    /** The same moments without and with their year. */
    private record Dates(
            DateTimeFormatter date,
            DateTimeFormatter dateOfYear,
            DateTimeFormatter day,
            DateTimeFormatter dayOfYear,
            DateTimeFormatter dateTime,
            DateTimeFormatter dateTimeOfYear) {
        /** @param year as it stands before a date in Chinese and after it in English */
        Dates(Locale locale, String date, String day, String dateTime, String year) {
            this(
                    of(date, locale),
                    of(withYear(locale, date, year), locale),
                    of(day, locale),
                    of(withYear(locale, day, year), locale),
                    of(dateTime, locale),
                    of(withYear(locale, dateTime, year), locale));
        }

        private static String withYear(Locale locale, String pattern, String year) {
            if (!isEnglish(locale)) {
                return year + pattern;
            }
            int end = pattern.lastIndexOf('M') + 1;
            return pattern.substring(0, end) + year + pattern.substring(end);
        }
    }

    public static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    private static Dates in(Locale locale) {
        return isEnglish(locale) ? EN : ZH;
    }

    public String date(Locale locale, LocalDate date) {
        return date.format(isThisYear(date) ? in(locale).date : in(locale).dateOfYear);
    }

    public String dateWithDay(Locale locale, LocalDate date) {
        return weekdays(date.format(isThisYear(date) ? in(locale).day : in(locale).dayOfYear));
    }

    /** Where the year counts, whichever it is. */
    public static String dateWithYear(Locale locale, LocalDate date) {
        return date.format(in(locale).dateOfYear);
    }

    public String dateTime(Locale locale, Instant instant) {
        ZonedDateTime time = instant.atZone(ZONE);
        return time.format(isThisYear(time.toLocalDate()) ? in(locale).dateTime : in(locale).dateTimeOfYear);
    }

    public static String time(Instant instant) {
        return instant.atZone(ZONE).format(TIME);
    }

    Object render(Locale locale, Object arg) {
        return switch (arg) {
            case LocalizedText text -> text.in(locale);
            case Money money -> money.toString();
            case LocalDate date -> date(locale, date);
            case Instant instant -> dateTime(locale, instant);
            case Number number -> number;
            default -> arg.toString();
        };
    }

    private boolean isThisYear(LocalDate date) {
        return date.getYear() == clock.instant().atZone(ZONE).getYear();
    }

    private static DateTimeFormatter of(String pattern, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern, locale);
    }

    /** CLDR says 星期五 or 周五 depending on its release; the city says 周五. */
    private static String weekdays(String text) {
        return text.replace("星期", "周");
    }
}
