package org.cityplus.identity;

import org.cityplus.web.DeskCounter;
import org.cityplus.web.Viewer;
import org.springframework.stereotype.Component;

/** The badge of the second administrator's entry in the desk's rail. */
@Component
class WaitingProposals implements DeskCounter {
    private final StaffProposals proposals;

    WaitingProposals(StaffProposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public int count(String href, Viewer viewer) {
        return href.equals("/desk/proposals") ? proposals.countOpenFor(viewer.id()) : 0;
    }
}
