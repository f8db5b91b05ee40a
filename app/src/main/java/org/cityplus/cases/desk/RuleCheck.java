package org.cityplus.cases.desk;

import org.cityplus.kernel.Message;

/** What a rule says to an answer, or reads out of it. */
public record RuleCheck(Message name, Message says, Verdict verdict) {
    public enum Verdict {
        RIGHT,
        WRONG,
        /** Nothing to be right or wrong: only read out. */
        READ
    }

    static RuleCheck of(Message name, Message says, boolean right) {
        return new RuleCheck(name, says, right ? Verdict.RIGHT : Verdict.WRONG);
    }

    static RuleCheck read(Message name, Message says) {
        return new RuleCheck(name, says, Verdict.READ);
    }
}
