package org.cityplus.cases.desk;

import java.util.List;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.Declined;
import org.cityplus.cases.lifecycle.Missing;

/** What an officer may do to a case that is on record. */
public sealed interface DeskAct {
    /** Work on the applicant's matter, papers too; nobody does any on their own or a relative's but give it to others. */
    default boolean isWork() {
        return true;
    }

    record Accept() implements DeskAct {}

    record AskMore(List<Missing> items) implements DeskAct {
        public AskMore {
            items = List.copyOf(items);
        }
    }

    /** @param competent who is, when the agency is not */
    record NotAccept(Declined why, String competent, String reason) implements DeskAct {}

    /** The applicant is here, and what must be taken in person has been taken. */
    record Attend() implements DeskAct {}

    record GiveOpinion(boolean favourable, String text) implements DeskAct {}

    record Decide(Decision decision) implements DeskAct {}

    /** Takes a decision back while nobody has been told. */
    record Undo() implements DeskAct {}

    /** @param document its number, if it has one */
    record Issue(String document) implements DeskAct {}

    record Deliver(String how) implements DeskAct {}

    record AskExtension(String reason) implements DeskAct {}

    record Extend(String reason) implements DeskAct {}

    /** @param agency its id */
    record HandOver(String agency, String reason) implements DeskAct {
        @Override
        public boolean isWork() {
            return false;
        }
    }

    record Admit() implements DeskAct {}

    record Decline(String reason) implements DeskAct {}

    record Reconsider(CaseAction.Reconsidered.Result result, String reason) implements DeskAct {}
}
