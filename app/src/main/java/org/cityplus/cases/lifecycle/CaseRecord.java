package org.cityplus.cases.lifecycle;

import java.util.List;
import java.util.Map;

/** A case whole: its row and all its actions, oldest first. */
public record CaseRecord(CaseRow row, List<RecordedAction> actions) {
    /** What the actions come to. */
    public CaseFile file() {
        return Lifecycle.fold(actions);
    }

    public CaseState state() {
        return file().state();
    }

    /** What the applicant declared first. */
    public CaseAction.Lodged lodged() {
        return (CaseAction.Lodged) actions.getFirst().action();
    }

    /** What the applicant declares now, with what was given later. */
    public Map<String, String> answers() {
        return file().answers();
    }

    /** The last action of a kind, with when and by whom. */
    public <T extends CaseAction> java.util.Optional<RecordedAction> findLast(Class<T> kind) {
        return actions.reversed().stream()
                .filter(recorded -> kind.isInstance(recorded.action()))
                .findFirst();
    }
}
