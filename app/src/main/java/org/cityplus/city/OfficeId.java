package org.cityplus.city;

/** An office's id in the city pack, such as {@code hall-500103-1}: unique within the city, the same for ever. */
public record OfficeId(String value) implements Comparable<OfficeId> {
    @Override
    public int compareTo(OfficeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
