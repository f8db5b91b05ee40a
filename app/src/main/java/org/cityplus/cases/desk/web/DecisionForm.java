package org.cityplus.cases.desk.web;

import java.util.List;
import org.cityplus.cases.desk.Decision;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;

/** A decision as typed, whatever it is worth. Public for templates only. */
public record DecisionForm(String decision, String ground, String reason) {
    static final DecisionForm EMPTY = new DecisionForm("", "", "");

    public boolean isGrant() {
        return decision.equals("grant");
    }

    public boolean isRefusal() {
        return decision.equals("refuse");
    }

    /** @throws Refusal INVALID when it is neither a grant nor a refusal */
    Decision toDecision() {
        if (isGrant()) {
            return new Decision.Grant();
        }
        if (isRefusal()) {
            return new Decision.Refuse(ground, reason);
        }
        Message message = Message.of("desk.decision.choose");
        throw new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("decision", message)));
    }
}
