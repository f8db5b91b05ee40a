package org.cityplus.cases.desk;

import org.cityplus.cases.CaseDecided;
import org.cityplus.cases.CaseFeePaid;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.CaseLodged;
import org.cityplus.cases.CaseVisitBooked;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.web.Live;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Wakes the desks of an agency whenever one of its cases moves on. */
@Component
class DeskWakeUps {
    private final CaseBook book;
    private final Live live;

    DeskWakeUps(CaseBook book, Live live) {
        this.book = book;
        this.live = live;
    }

    @EventListener
    void on(CaseLodged event) {
        wake(event.caseId());
    }

    @EventListener
    void on(CaseFeePaid event) {
        wake(event.caseId());
    }

    @EventListener
    void on(CaseVisitBooked event) {
        wake(event.caseId());
    }

    @EventListener
    void on(CaseDecided event) {
        wake(event.caseId());
    }

    private void wake(CaseId id) {
        live.wake(Live.agency(book.get(id).agency().value()));
    }
}
