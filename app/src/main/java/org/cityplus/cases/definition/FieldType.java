package org.cityplus.cases.definition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may be asked. */
public enum FieldType {
    TEXT,
    /** A name in Latin capitals, as a passport's machine-readable zone has it. */
    LATIN,
    ID_NUMBER,
    MOBILE,
    CHOICE,
    PHOTO,
    /** Papers as PDF or pictures; the answer is the ids of their files, with commas between. */
    DOCUMENT,
    /** One of the offices that offer the service. */
    OFFICE;

    static Optional<FieldType> find(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    /** Whether the answer names files, which come as uploads. */
    public boolean isFiles() {
        return this == PHOTO || this == DOCUMENT;
    }

    /** The word in {@code service.yaml}, such as {@code id-number}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
