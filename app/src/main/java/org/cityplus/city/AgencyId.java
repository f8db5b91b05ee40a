package org.cityplus.city;

/** An agency's id in the city pack, such as {@code exit-entry-500103}. */
public record AgencyId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
