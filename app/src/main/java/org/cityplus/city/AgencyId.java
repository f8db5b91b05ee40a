package org.cityplus.city;

/** An agency's id in the city pack, such as {@code exit-entry-500103}: unique within the city, the same for ever. */
public record AgencyId(String value) implements Comparable<AgencyId> {
    /** The city itself, above all agencies, where its administrators are; no agency of a pack has this id. */
    public static final AgencyId CITY = new AgencyId("city");

    @Override
    public int compareTo(AgencyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
