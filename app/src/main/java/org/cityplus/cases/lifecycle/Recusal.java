package org.cityplus.cases.lifecycle;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.identity.Officer;
import org.cityplus.identity.PersonRecusal;
import org.cityplus.kernel.Refusal;

/** Keeps officers out of cases of their own and of people close to them, with its money and its time. A clerk who filed for somebody is no party. */
public interface Recusal extends PersonRecusal {
    boolean isRecused(Officer officer, CaseRow row);

    /** @throws Refusal FORBIDDEN, naming the law, when the case is the officer's own or of somebody close */
    default void requireNone(Officer officer, CaseRow row) {
        if (isRecused(officer, row)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, WHY);
        }
    }

    /** @throws Refusal as {@link #requireNone(Officer, CaseRow)} */
    void requireNone(Filer clerk, CaseRow row);

    /**
     * Before a clerk files.
     *
     * @param people who brings it, and whose it is
     * @throws Refusal FORBIDDEN when any of them, or whom an answer names by number, is close to the clerk
     */
    void requireNone(Filer clerk, Set<UUID> people, ServiceDefinition service, Map<String, String> answers);
}
