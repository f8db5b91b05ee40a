package org.cityplus.cases.lifecycle;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A case whole: its row and all its actions, oldest first.
 *
 * @param file what the actions come to
 */
public record CaseRecord(
        CaseRow row,
        List<RecordedAction> actions,
        @JsonIgnore CaseFile file) {
    public CaseRecord(CaseRow row, List<RecordedAction> actions) {
        this(row, actions, Lifecycle.fold(actions));
    }

    /** The case after one more action. */
    CaseRecord after(RecordedAction last, CaseFile then, CaseRow now) {
        List<RecordedAction> all = new ArrayList<>(actions);
        all.add(last);
        return new CaseRecord(now, List.copyOf(all), then);
    }

    public CaseState state() {
        return file.state();
    }

    /** What the applicant declared first. */
    public CaseAction.Lodged lodged() {
        return (CaseAction.Lodged) actions.getFirst().action();
    }

    /** What the applicant declares now, with what was given later. */
    public Map<String, String> answers() {
        return file.answers();
    }

    /** The last action of a kind, with when and by whom. */
    public <T extends CaseAction> java.util.Optional<RecordedAction> findLast(Class<T> kind) {
        return actions.reversed().stream()
                .filter(recorded -> kind.isInstance(recorded.action()))
                .findFirst();
    }
}
