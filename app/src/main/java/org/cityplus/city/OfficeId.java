package org.cityplus.city;

/** Names a place open to the public within its city, such as {@code hall-500103-1}. */
public record OfficeId(String value) implements Comparable<OfficeId> {
    public OfficeId {
        if (!value.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("an office's id is small letters, digits and hyphens: " + value);
        }
    }

    @Override
    public int compareTo(OfficeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
