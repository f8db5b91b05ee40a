package org.cityplus.cases.definition;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Documents whose numbers have a known shape, as they are in use in 2026; letters are taken in either case. */
public enum DocumentKind {
    /** Ordinary passports: E or EA..EH and 8 or 7 digits; older ones G and 8 digits. */
    PASSPORT("E[A-HJ-NP-Z]\\d{7}|[EG]\\d{8}"),
    /** Travel permits of residents of Hong Kong and Macao: H or M and 8 digits (further digits count renewals). */
    TRAVEL_PERMIT("[HM]\\d{8}(\\d{2})?|\\d{8}"),
    /** Residence permits of Hong Kong, Macao and Taiwan residents: 18 digits with region 81, 82 or 83 and four zeros. */
    RESIDENCE_PERMIT("8[123]0000\\d{11}[\\dX]"),
    /** Unified social credit code (GB 32100-2015): 18 characters without I, O, S, V and Z; its check character is checked too. */
    CREDIT_CODE("[0-9A-HJ-NP-RTUW-Y]{2}\\d{6}[0-9A-HJ-NP-RTUW-Y]{10}"),
    /** Number plates: province, office letter, five characters, six for new-energy cars. */
    PLATE("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][A-HJ-NP-Z0-9]{5,6}");

    private static final String CREDIT_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] CREDIT_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private final Pattern shape;

    DocumentKind(String shape) {
        this.shape = Pattern.compile(shape);
    }

    static Optional<DocumentKind> find(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What was typed as it is written: capitals, no spaces. */
    public static String tidy(String typed) {
        return typed.replaceAll("[\\s·-]", "").toUpperCase(Locale.ROOT);
    }

    public boolean matches(String typed) {
        String tidy = tidy(typed);
        return shape.matches(tidy) && (this != CREDIT_CODE || creditCheck(tidy.substring(0, 17)) == tidy.charAt(17));
    }

    /** The check character for the first seventeen. */
    public static char creditCheck(String seventeen) {
        int sum = 0;
        for (int i = 0; i < CREDIT_WEIGHTS.length; i++) {
            sum += CREDIT_LETTERS.indexOf(seventeen.charAt(i)) * CREDIT_WEIGHTS[i];
        }
        return CREDIT_LETTERS.charAt((31 - sum % 31) % 31);
    }
}
