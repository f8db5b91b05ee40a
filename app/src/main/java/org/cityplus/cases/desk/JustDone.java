package org.cityplus.cases.desk;

import java.util.Optional;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.CaseState;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.identity.Officer;
import org.springframework.stereotype.Component;

/** Finds what an officer has just done. */
@Component
public class JustDone {
    private final CaseBook book;
    private final Shares shares;

    JustDone(CaseBook book, Shares shares) {
        this.book = book;
        this.shares = shares;
    }

    /** Empty for a case that is none of the officer's. */
    public Optional<Done> find(Officer officer, CaseId id) {
        return book.find(id)
                .flatMap(row -> row.agency().equals(officer.agency())
                        ? Optional.of(own(row))
                        : Optional.of(row)
                                .filter(asking -> shares.isHeard(id, officer.id()))
                                .map(asking -> new Done.Heard(
                                        asking.number(), book.getRecord(asking).file())));
    }

    private Done own(CaseRow row) {
        return row.stage() == Stage.JUST_DECIDED && book.getRecord(row).state() instanceof CaseState.JustDecided decided
                ? new Done.Decided(row, decided.outwardAt())
                : new Done.Moved(row);
    }
}
