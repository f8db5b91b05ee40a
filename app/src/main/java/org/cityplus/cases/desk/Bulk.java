package org.cityplus.cases.desk;

import java.util.List;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One act on many cases: each by itself, each with its own answer, so that one that cannot be done does not stop the others. */
@Component
public class Bulk {
    /** As many as a page of the queue shows. */
    public static final int MOST = Queue.PAGE;

    private final Desk desk;

    Bulk(Desk desk) {
        this.desk = desk;
    }

    /**
     * @param row null when it is no longer the agency's to see
     * @param refused why it was not done; null when it was
     */
    public record Outcome(@Nullable CaseRow row, @Nullable Message refused) {}

    /** A case to act on. @param seenSequence the last action the officer saw; null for as it stands now */
    public record Ticked(CaseId id, @Nullable Integer seenSequence) {}

    /** Does {@code act} to each case as it stands now. */
    public List<Outcome> act(Officer officer, List<UUID> ids, DeskAct act) {
        return actOn(
                officer,
                ids.stream()
                        .distinct()
                        .limit(MOST)
                        .map(id -> new Ticked(new CaseId(id), null))
                        .toList(),
                act);
    }

    /** Does {@code act} to each case as it was seen; one answer each, in their order. */
    public List<Outcome> actOn(Officer officer, List<Ticked> ticked, DeskAct act) {
        return ticked.stream().map(one -> one(officer, one, act)).toList();
    }

    private Outcome one(Officer officer, Ticked ticked, DeskAct act) {
        CaseId id = ticked.id;
        @Nullable CaseRow row = null;
        try {
            row = desk.getOwn(officer, id);
            return new Outcome(
                    desk.act(officer, id, ticked.seenSequence == null ? row.sequence() : ticked.seenSequence, act),
                    null);
        } catch (Refusal refusal) {
            return new Outcome(row, row == null ? Message.of("desk.bulk.gone") : refusal.message());
        }
    }
}
