package org.cityplus.identity;

import java.util.Optional;
import org.cityplus.kernel.IdNumber;
import org.cityplus.kernel.MobileNumber;
import org.jspecify.annotations.Nullable;

/** What the city knows of a resident beyond the phone; each part may be missing. Sealed at rest. */
public record Profile(
        @Nullable MobileNumber phone,
        @Nullable String name,
        @Nullable String surnameLatin,
        @Nullable String givenNamesLatin,
        @Nullable IdNumber idNumber,
        @Nullable String district,
        @Nullable String address) {

    static Profile of(MobileNumber phone) {
        return new Profile(phone, null, null, null, null, null, null);
    }

    /** How a person recognises themselves in a list, without the name being whole. */
    public String shownAs() {
        return phone == null ? findName().orElse("") : phone.masked();
    }

    public Optional<MobileNumber> findPhone() {
        return Optional.ofNullable(phone);
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

    /** Whoever is known by a document alone. */
    static Profile of(String name, @Nullable IdNumber idNumber) {
        return new Profile(null, name, null, null, idNumber, null, null);
    }

    Profile corrected(
            @Nullable String newSurnameLatin, @Nullable String newGivenNamesLatin, @Nullable String newAddress) {
        return new Profile(phone, name, newSurnameLatin, newGivenNamesLatin, idNumber, district, newAddress);
    }

    Profile with(MobileNumber newPhone) {
        return new Profile(newPhone, name, surnameLatin, givenNamesLatin, idNumber, district, address);
    }

    Profile with(String verifiedName, @Nullable IdNumber verifiedNumber) {
        return new Profile(phone, verifiedName, surnameLatin, givenNamesLatin, verifiedNumber, district, address);
    }
}
