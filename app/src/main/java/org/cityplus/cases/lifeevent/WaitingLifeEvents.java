package org.cityplus.cases.lifeevent;

import java.util.List;
import java.util.UUID;
import org.cityplus.cases.form.ApplicantFacts;
import org.cityplus.channels.Waiting;
import org.cityplus.channels.WaitingFor;
import org.cityplus.kernel.Message;
import org.springframework.stereotype.Component;

/** A service whose turn has come, as the one before it was granted: pinned above the messages until it is sent. */
@Component
class WaitingLifeEvents implements WaitingFor {
    private final BundleRows rows;
    private final Standings standings;
    private final ApplicantFacts facts;

    WaitingLifeEvents(BundleRows rows, Standings standings, ApplicantFacts facts) {
        this.rows = rows;
        this.standings = standings;
        this.facts = facts;
    }

    @Override
    public List<Waiting> waitingFor(UUID resident) {
        return rows.listSentInPart(resident).stream()
                .flatMap(bundle -> standings.list(bundle).stream()
                        .filter(Standing.Unsent.class::isInstance)
                        .map(standing -> new Waiting(
                                Message.of(
                                        "life.waiting.send", standing.service().shortName()),
                                facts.today(),
                                "/bundles/" + bundle.id())))
                .toList();
    }
}
