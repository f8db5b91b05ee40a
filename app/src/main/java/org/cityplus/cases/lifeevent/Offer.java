package org.cityplus.cases.lifeevent;

import java.util.UUID;
import org.cityplus.cases.definition.LifeEvent;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.kernel.Message;
import org.jspecify.annotations.Nullable;

/**
 * A service of a life event as it stands for one person.
 *
 * @param resident whose matter it would be; null while no child is chosen
 * @param obstacle why it is not offered; null when it is
 * @param belongs whether the answers say that it belongs
 * @param chosen whether it was started already, and its form is still there
 */
public record Offer(
        LifeEvent.Member member,
        ServiceDefinition service,
        @Nullable UUID resident,
        @Nullable Message obstacle,
        boolean belongs,
        boolean chosen) {

    /** Whether it can be started. */
    public boolean isOpen() {
        return belongs && obstacle == null;
    }
}
