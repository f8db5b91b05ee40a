package org.cityplus.web;

import jakarta.servlet.http.HttpServletResponse;
import org.cityplus.kernel.Refusal;

/** What was typed wrongly is told on the page it was typed on; what is not there has no such page. */
public final class RefusedForm {
    private RefusedForm() {}

    /**
     * The status under which the form is shown again.
     *
     * @throws Refusal the same, when it says that nothing is there
     */
    public static void answer(Refusal refusal, HttpServletResponse response) {
        if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
            throw refusal;
        }
        response.setStatus(refusal.kind().status());
    }
}
