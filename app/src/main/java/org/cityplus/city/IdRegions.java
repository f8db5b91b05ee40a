package org.cityplus.city;

import org.cityplus.kernel.IdNumber;

/** The region codes, first and last included, that identity numbers of made-up people may begin with. */
record IdRegions(String first, String last) {
    boolean contains(IdNumber number) {
        String region = number.value().substring(0, 6);
        return region.compareTo(first) >= 0 && region.compareTo(last) <= 0;
    }

    @Override
    public String toString() {
        return first + " to " + last;
    }
}
