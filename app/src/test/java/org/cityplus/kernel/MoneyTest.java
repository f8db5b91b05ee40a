package org.cityplus.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class MoneyTest {
    private static final long MUCH = 1_000_000_000_000_000L;

    @Example
    void isWrittenAsPeopleWriteIt() {
        assertThat(Money.ofYuan(120)).hasToString("¥120");
        assertThat(new Money(12452)).hasToString("¥124.52");
        assertThat(new Money(-5)).hasToString("-¥0.05");
        assertThat(new Money(100_05).decimal()).isEqualTo("100.05");
        assertThat(Money.ZERO).hasToString("¥0");
    }

    @Example
    void tooMuchIsAnErrorAndNeverAnotherAmount() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Money.ofYuan(Long.MAX_VALUE / 50));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1)));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> new Money(Long.MIN_VALUE).negated());
    }

    @Property(seed = "20261124")
    void theDecimalsAreTheFen(@ForAll @LongRange(min = -MUCH, max = MUCH) long fen) {
        assertThat(new BigDecimal(new Money(fen).decimal())).isEqualByComparingTo(BigDecimal.valueOf(fen, 2));
    }

    @Property(seed = "20261124")
    void whatIsTakenBackLeavesNothing(
            @ForAll @LongRange(min = -MUCH, max = MUCH) long one,
            @ForAll @LongRange(min = -MUCH, max = MUCH) long other) {
        Money a = new Money(one);
        Money b = new Money(other);
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(b).plus(b.negated())).isEqualTo(a);
        assertThat(a.plus(a.negated()).isZero()).isTrue();
        assertThat(a.compareTo(b)).isEqualTo(Long.compare(one, other));
    }
}
