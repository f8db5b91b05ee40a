package org.cityplus.city;

/** Names an agency within its city, such as {@code exit-entry-500103}. */
public record AgencyId(String value) implements Comparable<AgencyId> {
    public AgencyId {
        if (!value.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("an agency's id is small letters, digits and hyphens: " + value);
        }
    }

    @Override
    public int compareTo(AgencyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
