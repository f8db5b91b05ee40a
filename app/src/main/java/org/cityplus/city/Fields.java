package org.cityplus.city;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;

/**
 * The named values of one row or mapping. A getter that meets a wrong value reports it and returns a stand-in, so that
 * reading goes on and finds the other mistakes; a pack with a mistake is never used, so no stand-in gets out.
 */
abstract class Fields {
    private static final int NAME_LENGTH = 200;
    static final DistrictCode NOWHERE = new DistrictCode("000000");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*+(-[a-z0-9]++)*+");

    private final Problems problems;
    private final String file;

    Fields(Problems problems, String file) {
        this.problems = problems;
        this.file = file;
    }

    /** The value as written; empty when it is empty or missing. */
    abstract String value(String field);

    abstract int lineOf(String field);

    void report(String field, Message wrong) {
        problems.add(file, lineOf(field), field, wrong);
    }

    boolean has(String field) {
        return !value(field).isEmpty();
    }

    String text(String field) {
        String value = value(field);
        if (value.isBlank()) {
            report(field, Message.of("city.pack.empty"));
            return "?";
        }
        if (!value.equals(value.strip())) {
            report(field, Message.of("city.pack.spaces"));
        }
        return value;
    }

    /**
     * A text of an administrator's: of one line and at most {@code longest} characters. It does not begin like a formula,
     * which a spreadsheet would work out (CWE-1236).
     */
    String plain(String field, int longest) {
        String value = text(field);
        if (value.codePointCount(0, value.length()) > longest) {
            report(field, Message.of("city.pack.longest", String.valueOf(longest)));
        }
        if (value.codePoints().anyMatch(Character::isISOControl)) {
            report(field, Message.of("city.pack.one-line"));
        }
        if (!value.isEmpty() && "=+-@".indexOf(value.charAt(0)) >= 0) {
            report(field, Message.of("city.pack.formula"));
        }
        return value;
    }

    /** The plain texts of {@code field_zh} and {@code field_en}. */
    LocalizedText plainTexts(String field) {
        return new LocalizedText(plain(field + "_zh", NAME_LENGTH), plain(field + "_en", NAME_LENGTH));
    }

    /** When something ended, if it did. */
    Optional<Instant> closed() {
        return has("closed")
                ? Optional.of(parse(
                        "closed",
                        Instant.EPOCH,
                        Message.of("city.pack.moment"),
                        v -> Instant.parse(v).truncatedTo(ChronoUnit.SECONDS)))
                : Optional.empty();
    }

    /** The texts of {@code field_zh} and {@code field_en}. */
    LocalizedText texts(String field) {
        return new LocalizedText(text(field + "_zh"), text(field + "_en"));
    }

    String matching(String field, Pattern shape, Message rule) {
        return parse(field, "?", rule, v -> {
            if (!shape.matcher(v).matches()) {
                throw new IllegalArgumentException(v);
            }
            return v;
        });
    }

    LocalDate date(String field) {
        return parse(field, LocalDate.EPOCH, Message.of("city.pack.date"), LocalDate::parse);
    }

    Optional<LocalDate> optionalDate(String field) {
        return has(field) ? Optional.of(date(field)) : Optional.empty();
    }

    int integer(String field, int least, int most) {
        return parse(field, least, Message.of("city.pack.integer", String.valueOf(least), String.valueOf(most)), v -> {
            int number = Integer.parseInt(v);
            if (number < least || number > most) {
                throw new IllegalArgumentException(v);
            }
            return number;
        });
    }

    double decimal(String field, double least, double most) {
        return parse(field, least, Message.of("city.pack.decimal", String.valueOf(least), String.valueOf(most)), v -> {
            double number = Double.parseDouble(v);
            if (!(number >= least && number <= most)) {
                throw new IllegalArgumentException(v);
            }
            return number;
        });
    }

    boolean yes(String field) {
        return parse(field, false, Message.of("city.pack.yes"), v -> switch (v) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(v);
        });
    }

    /** One of the constants, written in small letters. */
    <E extends Enum<E>> E oneOf(String field, Class<E> type) {
        E[] constants = type.getEnumConstants();
        String names = Arrays.stream(constants)
                .map(c -> c.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return parse(field, constants[0], Message.of("city.pack.one-of", names), v -> {
            if (!v.equals(v.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(v);
            }
            return Enum.valueOf(type, v.toUpperCase(Locale.ROOT));
        });
    }

    DistrictCode districtCode(String field) {
        return parse(field, NOWHERE, Message.of("city.pack.district-code"), DistrictCode::new);
    }

    /** An id: small letters, digits, and hyphens between them. */
    String id(String field) {
        return matching(field, ID, Message.of("city.pack.id"));
    }

    /** A district that must be one of {@code current}. */
    DistrictCode currentDistrict(String field, Set<DistrictCode> current) {
        return reference(field, current, Message.of("city.pack.district-today"), DistrictCode::new, NOWHERE);
    }

    /** A value that must be among {@code known}, or {@code rule} is reported. */
    <T> T reference(String field, Set<T> known, Message rule, Function<String, T> parser, T standIn) {
        return parse(field, standIn, rule, v -> {
            T id = parser.apply(v);
            if (!known.contains(id)) {
                throw new IllegalArgumentException(v);
            }
            return id;
        });
    }

    /** What {@code parser} makes of the value; when it throws, the rule is reported and {@code standIn} returned. */
    <T> T parse(String field, T standIn, Message rule, Function<String, T> parser) {
        String value = value(field);
        if (value.isEmpty()) {
            report(field, Message.of("city.pack.empty-must", rule));
            return standIn;
        }
        try {
            return parser.apply(value);
        } catch (RuntimeException e) {
            report(field, Message.of("city.pack.not", rule, value));
            return standIn;
        }
    }
}
