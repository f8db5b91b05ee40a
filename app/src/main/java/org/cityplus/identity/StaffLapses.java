package org.cityplus.identity;

import java.util.UUID;
import org.cityplus.identity.StaffChanges.Actor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What another administrator did not answer in time is over, and on record. */
@Component
class StaffLapses {
    /** Who acts when time does. */
    private static final Actor TIME = new Actor(new UUID(0, 0), "");

    private final StaffProposalRows rows;
    private final StaffChanges changes;

    StaffLapses(StaffProposalRows rows, StaffChanges changes) {
        this.rows = rows;
        this.changes = changes;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 30_000)
    @Transactional
    void lapse() {
        for (StaffProposalRows.Lapsed lapsed : rows.lapse()) {
            changes.trace(TIME, lapsed.staff(), "admin-lapsed", lapsed.kind().word());
        }
    }
}
