package org.cityplus.cases.definition.citation;

/** A part of a text between its marks. */
sealed interface Part {
    record English(String text) implements Part {}

    /** As it was written. */
    record Chinese(String text) implements Part {}

    /** A mark between clauses, as it was written. */
    record Mark(String sign) implements Part {}

    /** Between two citations, as it was written. */
    record And(String word) implements Part {}
}
