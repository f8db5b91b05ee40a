package org.cityplus.city;

/** An office's id in the city pack: a hall with counters where people come. */
public record OfficeId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
