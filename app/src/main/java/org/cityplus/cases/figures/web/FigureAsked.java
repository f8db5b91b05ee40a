package org.cityplus.cases.figures.web;

import java.util.List;
import org.cityplus.cases.figures.AgencyTree;
import org.cityplus.cases.figures.Overview;
import org.cityplus.cases.figures.Overviews;
import org.cityplus.cases.figures.Period;
import org.cityplus.city.AgencyId;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.Refusal;
import org.springframework.stereotype.Component;

/** What somebody asks to see, as far as it is theirs to see. */
@Component
class FigureAsked {
    private final AgencyTree tree;
    private final Overviews overviews;

    FigureAsked(AgencyTree tree, Overviews overviews) {
        this.tree = tree;
        this.overviews = overviews;
    }

    /** @throws Refusal NOT_FOUND for an agency that is neither the officer's own nor below it */
    FigureView answer(Officer officer, String agency, String period, String service) {
        List<AgencyId> choices = tree.from(officer.agency());
        List<AgencyId> chosen = agency.isEmpty()
                ? choices
                : List.of(tree.find(officer.agency(), agency).orElseThrow(Refusal::notFound));
        Period shown = Period.find(period).orElse(Period.DAYS);
        Overview whole = overviews.of(chosen, shown, "");
        String only = whole.services().contains(service) ? service : "";
        return new FigureView(
                choices,
                whole.services(),
                agency,
                shown,
                only,
                only.isEmpty() ? whole : overviews.of(chosen, shown, only));
    }
}
