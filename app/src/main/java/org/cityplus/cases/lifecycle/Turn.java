package org.cityplus.cases.lifecycle;

/** Whose turn it is: on which side the lamp burns. */
public enum Turn {
    APPLICANT,
    AGENCY,
    NOBODY
}
