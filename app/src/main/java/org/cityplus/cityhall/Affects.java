package org.cityplus.cityhall;

import java.util.List;
import org.cityplus.city.ChangeImpact.Affected;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;

/** A change was not made because people would suffer from it; it can be, once their number is confirmed. */
public final class Affects extends Refusal {
    private static final long serialVersionUID = 1L;

    /** The field that takes the number. */
    public static final String FIELD = "confirmed";

    private final long total;

    Affects(long total, List<Affected> affected) {
        super(
                Kind.CONFLICT,
                Message.of("cityhall.affects", total),
                affected.stream()
                        .map(each -> new FieldError(FIELD, each.message()))
                        .toList());
        this.total = total;
    }

    /** The number to confirm. */
    public long total() {
        return total;
    }
}
