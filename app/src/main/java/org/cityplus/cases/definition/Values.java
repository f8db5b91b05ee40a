package org.cityplus.cases.definition;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Answers as typed, and the values that conditions see. What is not well-formed has no value, as if unanswered. */
public final class Values {
    public static final String YES = "yes";
    public static final String NO = "no";

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,12}(\\.\\d{1,6})?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private Values() {}

    /** A number as people type it: spaces, commas and full-width digits are understood. */
    public static Optional<BigDecimal> number(String typed) {
        String tidy = narrow(typed).replaceAll("[\\s,，_]", "");
        return NUMBER.matcher(tidy).matches() ? Optional.of(new BigDecimal(tidy)) : Optional.empty();
    }

    public static Optional<LocalDate> day(String typed) {
        String tidy = narrow(typed).strip();
        if (!DAY.matcher(tidy).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(tidy));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The options chosen, in the order they were. */
    public static List<String> choices(String answer) {
        return Arrays.stream(answer.split(",", -1))
                .map(String::strip)
                .filter(option -> !option.isEmpty())
                .distinct()
                .toList();
    }

    /** A day as conditions see it. */
    static Instant instant(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The value of a well-formed answer, which has no blanks around it. */
    static Optional<Object> of(Field field, String answer) {
        if (answer.isBlank()) {
            return Optional.empty();
        }
        return switch (field.type()) {
            case TEXT, LONG_TEXT, LATIN, ID_NUMBER, MOBILE, EMAIL, DISTRICT, OFFICE, DOCUMENT_NUMBER ->
                Optional.of(answer);
            case CHOICE ->
                field.findOption(answer).map(option -> field.isCount() ? (Object) Long.valueOf(answer) : answer);
            case DATE -> day(answer).map(Values::instant);
            case NUMBER ->
                number(answer).map(n -> field.limits().decimals() == 0 ? whole(n) : (Object) n.doubleValue());
            case MONEY -> number(answer).map(yuan -> whole(yuan.movePointRight(2)));
            case CHOICES -> Optional.of(choices(answer));
            case YES_NO, DECLARATION ->
                answer.equals(YES) || answer.equals(NO) ? Optional.of(answer.equals(YES)) : Optional.empty();
            case PHOTO, DOCUMENT -> Optional.of(true);
        };
    }

    private static Object whole(BigDecimal number) {
        return number.longValue();
    }

    private static String narrow(String typed) {
        StringBuilder narrow = new StringBuilder(typed.length());
        for (char c : typed.toCharArray()) {
            narrow.append(c >= '０' && c <= '９' ? (char) (c - '０' + '0') : c == '．' ? '.' : c);
        }
        return narrow.toString();
    }
}
