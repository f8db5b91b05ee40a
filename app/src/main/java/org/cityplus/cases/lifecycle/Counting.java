package org.cityplus.cases.lifecycle;

import java.util.List;

/** Is told of every action in its transaction, whoever acts, so that nothing happens that is not counted. */
public interface Counting {
    /** @param before the actions until now, none for the first */
    void count(CaseRow row, List<RecordedAction> before, RecordedAction now);
}
