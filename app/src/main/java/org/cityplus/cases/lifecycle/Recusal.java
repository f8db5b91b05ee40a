package org.cityplus.cases.lifecycle;

import org.cityplus.identity.Officer;
import org.cityplus.kernel.Refusal;

/** Keeps officers out of cases of their own and of people close to them, whatever they are about to do: to the case, its money or its papers. */
public interface Recusal {
    /** @throws Refusal FORBIDDEN, naming the law, when the case is the officer's own or of somebody close */
    void requireNone(Officer officer, CaseRow row);
}
