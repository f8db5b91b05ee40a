package org.cityplus.cases.definition;

import java.time.LocalDate;
import org.cityplus.cases.definition.expression.Expression;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What the service, or an item of it, costs from a day on, in fen, and by whose decision.
 *
 * @param item empty for the service itself
 * @param name what the item is called; none for the service itself
 */
public record Fee(
        String item,
        @Nullable LocalizedText name,
        LocalDate from,
        long fen,
        @Nullable Expression when,
        LocalizedText source,
        boolean verified) {

    /** What it is charged for: the item, and the condition in which. Of two rates for the same the later one counts. */
    public ChargedFor chargedFor() {
        return new ChargedFor(item, String.valueOf(when));
    }

    /** @param when the condition as written */
    public record ChargedFor(String item, String when) {}
}
