package org.cityplus.cases.definition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What one question asks for. Questions of several parts (address, person, group) are written as one and asked as several. */
public enum FieldType {
    TEXT,
    LONG_TEXT,
    /** A name in Latin capitals, as a passport's machine-readable zone has it. */
    LATIN,
    ID_NUMBER,
    /** The number of another document, of a {@link DocumentKind}. */
    DOCUMENT_NUMBER,
    MOBILE,
    EMAIL,
    DATE,
    NUMBER,
    /** An amount in yuan. */
    MONEY,
    CHOICE,
    /** Several of the options. */
    CHOICES,
    YES_NO,
    DISTRICT,
    PHOTO,
    /** Papers as PDF or pictures; the answer is the ids of their files, with commas between. */
    DOCUMENT,
    /** One of the offices that offer the service. */
    OFFICE,
    /** A statement to agree to. */
    DECLARATION;

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

    /** Whether the answer is one of the options listed. */
    public boolean isChosen() {
        return this == CHOICE || this == YES_NO;
    }
}
