package org.cityplus.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/** A mainland mobile number, eleven digits without country code. */
public record MobileNumber(String value) {
    private static final Pattern SHAPE = Pattern.compile("1[3-9]\\d{9}");

    public MobileNumber {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a mobile number");
        }
    }

    /** Reads what a person typed; spaces, hyphens and a leading +86 are dropped. */
    public static Optional<MobileNumber> parse(String typed) {
        String digits = digitsOf(typed);
        return SHAPE.matcher(digits).matches() ? Optional.of(new MobileNumber(digits)) : Optional.empty();
    }

    /** The digits a person typed, for telling them how many there were. */
    public static String digitsOf(String typed) {
        return typed.strip().replaceFirst("^(\\+|00)86", "").replaceAll("[\\s-]", "");
    }

    /** {@code 139 **** 0145} */
    public String masked() {
        return value.substring(0, 3) + " **** " + value.substring(7);
    }

    @Override
    public String toString() {
        return masked();
    }
}
