package org.cityplus.kernel;

/** The six digits of a district or county (GB/T 2260), such as {@code 500103}. */
public record DistrictCode(String value) implements Comparable<DistrictCode> {
    public DistrictCode {
        if (!value.matches("\\d{6}")) {
            throw new IllegalArgumentException("a district code has six digits: " + value);
        }
    }

    @Override
    public int compareTo(DistrictCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
