package org.cityplus.city;

/** The colour behind an agency's mark, the same everywhere and for ever. */
public enum Tint {
    JADE,
    SILT,
    CHILI,
    LEAF,
    DUSK,
    PLUM
}
