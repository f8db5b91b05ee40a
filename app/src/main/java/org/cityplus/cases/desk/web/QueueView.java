package org.cityplus.cases.desk.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cityplus.cases.desk.Day;
import org.cityplus.cases.desk.View;
import org.cityplus.cases.lifecycle.CaseRow;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The queue as one page shows it. Public for templates only.
 *
 * @param q what was searched for; empty when nothing was
 * @param after token of the place the page begins after; empty for the first
 * @param more token of the place the next page begins after
 * @param done the case that was just decided
 */
public record QueueView(
        View view,
        String q,
        String after,
        Map<View, Integer> counts,
        List<QueueLine> lines,
        Optional<String> more,
        Optional<NextLine> next,
        Day day,
        Optional<CaseRow> done) {

    public boolean isSearch() {
        return !q.isEmpty();
    }

    public boolean isCurrent(View tab) {
        return !isSearch() && tab == view;
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
        if (!from.isEmpty()) {
            address.queryParam("after", from);
        }
        return address.encode().toUriString();
    }
}
