package org.cityplus.cases.definition;

import org.cityplus.cases.definition.expression.Expression;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Something an applicant needs, and whether they have it, get it now, or give it on the spot.
 *
 * @param only in which case it is needed, in words
 */
public record Preparation(
        String id,
        Kind kind,
        @Nullable Expression when,
        LocalizedText name,
        LocalizedText note,
        @Nullable LocalizedText only) {
    public enum Kind {
        HAVE,
        GET,
        ONSITE
    }
}
