package org.cityplus.cases.definition;

import org.cityplus.kernel.LocalizedText;

/** Something an applicant needs, and whether they have it, get it now, or give it on the spot. */
public record Preparation(Kind kind, LocalizedText name, LocalizedText note) {
    public enum Kind {
        HAVE,
        GET,
        ONSITE
    }
}
