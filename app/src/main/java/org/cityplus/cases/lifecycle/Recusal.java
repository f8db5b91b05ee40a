package org.cityplus.cases.lifecycle;

import org.cityplus.identity.Officer;
import org.cityplus.kernel.Refusal;

/** Keeps officers out of cases of their own and of people close to them, with its money and its time. A clerk who filed for somebody is no party. */
public interface Recusal {
    /** @throws Refusal FORBIDDEN, naming the law, when the case is the officer's own or of somebody close */
    void requireNone(Officer officer, CaseRow row);
}
