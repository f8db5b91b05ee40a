package org.cityplus.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A citizen's identity number: region, birth date, sequence (odd for men), check digit (GB 11643-1999, ISO 7064 MOD 11-2).
 * An instance always has a real date and the right check digit.
 */
public record IdNumber(String value) {
    private static final Pattern SHAPE = Pattern.compile("[1-9]\\d{16}[\\dX]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    public IdNumber {
        if (!isValid(value)) {
            // The number itself stays out of the message: messages reach logs.
            throw new IllegalArgumentException("not a valid identity number");
        }
    }

    /** Reads what a person typed: spaces are dropped and a small x is taken as X. */
    public static Optional<IdNumber> parse(String typed) {
        String tidy = typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        return isValid(tidy) ? Optional.of(new IdNumber(tidy)) : Optional.empty();
    }

    /** The check digit for the first seventeen digits. */
    public static char checkDigit(String seventeen) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (seventeen.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }

    public LocalDate birthDate() {
        return LocalDate.parse(value.substring(6, 14), DATE);
    }

    public boolean isMale() {
        return (value.charAt(16) - '0') % 2 == 1;
    }

    /** {@code 5001 **** 031X}: enough for a person to recognise their own. */
    public String masked() {
        return value.substring(0, 4) + " **** " + value.substring(14);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static boolean isValid(String value) {
        if (!SHAPE.matcher(value).matches() || checkDigit(value) != value.charAt(17)) {
            return false;
        }
        try {
            LocalDate.parse(value.substring(6, 14), DATE);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
