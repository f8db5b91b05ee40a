package org.cityplus.cases.desk;

import org.cityplus.cases.CaseMoved;
import org.cityplus.cases.CaseReminded;
import org.cityplus.cases.CaseTold;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.web.Live;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Wakes the desks of an agency whenever a case moves on, and the applicant's pages when they may know of it. */
@Component
class DeskWakeUps {
    private final CaseBook book;
    private final Live live;

    DeskWakeUps(CaseBook book, Live live) {
        this.book = book;
        this.live = live;
    }

    @EventListener
    void on(CaseMoved event) {
        live.wake(Live.agency(book.get(event.caseId()).agency().value()));
    }

    @EventListener
    void on(CaseTold event) {
        live.wake(Live.resident(book.get(event.caseId()).applicant()));
    }

    /** A last day is near or past: the queue says so. */
    @EventListener
    void on(CaseReminded event) {
        live.wake(Live.agency(book.get(event.caseId()).agency().value()));
    }
}
