package org.cityplus.cases.desk.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cityplus.cases.desk.Decision;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;

/** A decision as typed, whatever it is worth. Public for templates only. */
public record DecisionForm(String decision, String ground, String reason) {
    static final DecisionForm EMPTY = new DecisionForm("", "", "");

    /** What can be decided. */
    enum Choice {
        GRANT,
        REFUSE
    }

    static final Set<Choice> CHOICES = EnumSet.allOf(Choice.class);

    public boolean isGrant() {
        return is(Choice.GRANT);
    }

    public boolean isRefusal() {
        return is(Choice.REFUSE);
    }

    private boolean is(Choice choice) {
        return Words.of(choice).equals(decision);
    }

    /** @throws Refusal INVALID when it is neither a grant nor a refusal */
    Decision toDecision() {
        Choice choice = Words.find(CHOICES, decision).orElseThrow(() -> {
            Message message = Message.of("desk.decision.choose");
            return new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("decision", message)));
        });
        return of(choice);
    }

    /** The same for programs. @throws Refusal INVALID, naming all there are, when it is none */
    Decision toDecisionOfProgram() {
        return of(Words.get("decision", decision, CHOICES));
    }

    private Decision of(Choice choice) {
        return switch (choice) {
            case GRANT -> new Decision.Grant();
            case REFUSE -> new Decision.Refuse(ground, reason);
        };
    }
}
