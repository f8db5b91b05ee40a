package org.cityplus.city;

import java.util.List;
import org.cityplus.kernel.Message;

/** What a module knows would suffer from a change of the city; asked before the change is made. */
public interface ChangeImpact {
    /** Nothing suffers: an empty list. */
    List<Affected> of(Revision revision);

    /**
     * What suffers.
     *
     * @param count of how many; positive
     * @param message says what, and how many
     */
    record Affected(long count, Message message) {}
}
