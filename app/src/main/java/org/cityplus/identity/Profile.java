package org.cityplus.identity;

import java.util.Optional;
import org.cityplus.kernel.IdNumber;
import org.cityplus.kernel.MobileNumber;
import org.jspecify.annotations.Nullable;

/** What the city knows of a resident beyond the phone; each part may be missing. Sealed at rest. */
public record Profile(
        MobileNumber phone,
        @Nullable String name,
        @Nullable String surnameLatin,
        @Nullable String givenNamesLatin,
        @Nullable IdNumber idNumber,
        @Nullable String district,
        @Nullable String address) {

    static Profile of(MobileNumber phone) {
        return new Profile(phone, null, null, null, null, null, null);
    }

    public Optional<String> findName() {
        return Optional.ofNullable(name);
    }

    public Optional<IdNumber> findIdNumber() {
        return Optional.ofNullable(idNumber);
    }

    public Optional<String> findDistrict() {
        return Optional.ofNullable(district);
    }
}
