package org.cityplus.cases.lifecycle;

import java.util.List;

/** A case whole: its row and all its actions, oldest first. */
public record CaseRecord(CaseRow row, List<RecordedAction> actions) {
    public CaseState state() {
        return Lifecycle.fold(actions.stream().map(RecordedAction::action).toList());
    }

    /** What the applicant declared. */
    public CaseAction.Lodged lodged() {
        return (CaseAction.Lodged) actions.getFirst().action();
    }
}
