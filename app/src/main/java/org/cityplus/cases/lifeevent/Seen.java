package org.cityplus.cases.lifeevent;

import java.util.Optional;

/** What stood on the page that a device sends: what it could not know is not overwritten by it. */
public interface Seen {
    /** The write of the leading draft that the page was made from. */
    int revision();

    /** Whether {@code answer} stood there under the question {@code name} of the page; empty when the page does not say. */
    Optional<Boolean> stood(String name, String answer);
}
