package org.cityplus.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class IdNumberTest {
    /** The number printed as an example in GB 11643-1999. */
    private static final String STANDARD = "11010519491231002X";

    @Example
    void theStandardsOwnExampleIsRight() {
        IdNumber number = IdNumber.parse("110105 19491231 002x").orElseThrow();
        assertThat(number.value()).isEqualTo(STANDARD);
        assertThat(number.birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
        assertThat(number.isMale()).isFalse();
        assertThat(number.masked()).isEqualTo("1101 **** 002X");
        assertThat(IdNumber.parse("440524188001010014")).isPresent();
    }

    @Example
    void theNumberStaysOutOfTextsThatReachTheLog() {
        assertThat(new IdNumber(STANDARD).toString()).doesNotContain("19491231");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IdNumber("110105194912310021"))
                .withMessageNotContaining("1949");
    }

    @Example
    void whatIsNoNumberIsRefused() {
        for (String typed : new String[] {
            "",
            "X",
            "1101051949123100",
            STANDARD + "1",
            "01010519491231002X",
            "11010519491231002Ⅹ",
            "１１０１０５１９４９１２３１００２X",
            "110105-19491231-002X",
            "130503670401001"
        }) {
            assertThat(IdNumber.parse(typed)).as(typed).isEmpty();
        }
    }

    @Example
    void aDayThatNeverWasIsRefusedThoughTheDigitsAddUp() {
        for (String first : new String[] {"11010519490229002", "11010519491301002", "11010519490431002"}) {
            assertThat(IdNumber.parse(first + IdNumber.checkDigit(first)))
                    .as(first)
                    .isEmpty();
        }
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<Integer> regions = Arbitraries.integers().between(110000, 829999);
        Arbitrary<LocalDate> births = Arbitraries.integers().between(0, 50_000).map(LocalDate.of(1890, 1, 1)::plusDays);
        Arbitrary<Integer> sequences = Arbitraries.integers().between(0, 999);
        return Combinators.combine(regions, births, sequences).as((region, birth, sequence) -> {
            String first = "%06d%s%03d".formatted(region, birth.format(DateTimeFormatter.BASIC_ISO_DATE), sequence);
            return first + IdNumber.checkDigit(first);
        });
    }

    @Property(seed = "20261124")
    void aRightNumberIsReadWithItsDateAndSex(@ForAll("numbers") String value) {
        IdNumber number = IdNumber.parse(value).orElseThrow();
        assertThat(number.birthDate().format(DateTimeFormatter.BASIC_ISO_DATE)).isEqualTo(value.substring(6, 14));
        assertThat(number.isMale()).isEqualTo("13579".indexOf(value.charAt(16)) >= 0);
    }

    /** ISO 7064 MOD 11-2 finds every single wrong digit. */
    @Property(seed = "20261124")
    void anyOneDigitMistypedIsFound(
            @ForAll("numbers") String value,
            @ForAll @IntRange(max = 17) int place,
            @ForAll @IntRange(max = 9) int digit) {
        String mistyped = value.substring(0, place) + digit + value.substring(place + 1);
        assertThat(IdNumber.parse(mistyped).isPresent()).isEqualTo(mistyped.equals(value));
    }

    @Property(seed = "20261124")
    void twoNeighboursSwappedAreFound(@ForAll("numbers") String value, @ForAll @IntRange(max = 15) int place) {
        String swapped =
                value.substring(0, place) + value.charAt(place + 1) + value.charAt(place) + value.substring(place + 2);
        assertThat(IdNumber.parse(swapped).isPresent()).isEqualTo(swapped.equals(value));
    }
}
