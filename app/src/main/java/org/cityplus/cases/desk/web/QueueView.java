package org.cityplus.cases.desk.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.desk.Bulk;
import org.cityplus.cases.desk.Day;
import org.cityplus.cases.desk.Done;
import org.cityplus.cases.desk.SavedViews;
import org.cityplus.cases.desk.Shares;
import org.cityplus.cases.desk.View;
import org.cityplus.city.Agency;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The queue as one page shows it. Public for templates only.
 *
 * @param service id of the one service shown; empty for all
 * @param q what was searched for; empty when nothing was
 * @param after token of the place the page begins after; empty for the first
 * @param more token of the place the next page begins after
 * @param done what was just done
 * @param joint cases of others that wait for this agency's opinion, where they are not the view itself
 * @param moreJoint whether there are more of them than that
 */
public record QueueView(
        View view,
        String service,
        String q,
        String after,
        Map<View, Integer> counts,
        List<QueueLine> lines,
        Optional<String> more,
        Optional<NextLine> next,
        Day day,
        Optional<Done> done,
        List<QueueLine> joint,
        boolean moreJoint,
        List<Shares.Stub> former,
        List<ServiceDefinition> services,
        List<SavedViews.Saved> saved,
        List<Agency> agencies,
        List<Bulk.Outcome> outcomes) {

    public boolean isSearch() {
        return !q.isEmpty();
    }

    /** One act on many is done to the agency's own cases. */
    public boolean isTicked() {
        return isSearch() || view != View.JOINT;
    }

    /** Nothing is the agency's to do, nor will be by itself, and nobody else asks it. */
    public boolean isAllDone() {
        return next.isEmpty() && waiting(View.OURS) == 0 && waiting(View.JOINT) == 0;
    }

    public int waiting(View tab) {
        return counts.getOrDefault(tab, 0);
    }

    public boolean isCurrent(View tab) {
        return !isSearch() && tab == view;
    }

    QueueView after(List<Bulk.Outcome> bulk) {
        return new QueueView(
                view, service, q, after, counts, lines, more, next, day, done, joint, moreJoint, former, services,
                saved, agencies, bulk);
    }

    /** The address of what is shown, for looking again. */
    public String path() {
        return path(after);
    }

    public String morePath() {
        return path(more.orElse(""));
    }

    private String path(String from) {
        var address = UriComponentsBuilder.fromPath("/desk");
        if (isSearch()) {
            return address.queryParam("q", "{q}").encode().buildAndExpand(q).toUriString();
        }
        if (view != View.ALL) {
            address.queryParam("view", view.word());
        }
        if (!service.isEmpty()) {
            address.queryParam("service", service);
        }
        if (!from.isEmpty()) {
            address.queryParam("after", from);
        }
        return address.encode().toUriString();
    }
}
