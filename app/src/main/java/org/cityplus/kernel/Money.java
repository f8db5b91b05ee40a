package org.cityplus.kernel;

/** An amount in fen, the hundredth of a yuan. */
public record Money(long fen) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    public static Money ofYuan(long yuan) {
        return new Money(Math.multiplyExact(yuan, 100));
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    public Money negated() {
        return new Money(Math.negateExact(fen));
    }

    public boolean isZero() {
        return fen == 0;
    }

    /** {@code 120.00}: yuan with two decimals and no sign of currency. */
    public String decimal() {
        long abs = Math.abs(fen);
        return (fen < 0 ? "-" : "") + abs / 100 + "." + (abs % 100 < 10 ? "0" : "") + abs % 100;
    }

    /** {@code ¥120} for whole yuan, {@code ¥124.52} otherwise. */
    @Override
    public String toString() {
        String plain = decimal();
        String short_ = plain.endsWith(".00") ? plain.substring(0, plain.length() - 3) : plain;
        return short_.startsWith("-") ? "-¥" + short_.substring(1) : "¥" + short_;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }
}
