package org.cityplus.channels.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.cityplus.channels.Waiting;
import org.cityplus.channels.WaitingFor;
import org.cityplus.channels.inbox.Inbox;
import org.cityplus.channels.inbox.Notification;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.Page;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class MessagesPages {
    private static final int PAGE = 20;

    private final Inbox inbox;
    private final Senders senders;
    private final ObjectProvider<WaitingFor> waitingFor;
    private final City city;
    private final Clock clock;

    MessagesPages(Inbox inbox, Senders senders, ObjectProvider<WaitingFor> waitingFor, City city, Clock clock) {
        this.inbox = inbox;
        this.senders = senders;
        this.waitingFor = waitingFor;
        this.city = city;
        this.clock = clock;
    }

    @GetMapping("/messages")
    String messages(@AuthenticationPrincipal Resident resident, Page page, Model model) {
        model.addAttribute("waiting", waiting(resident.id()));
        model.addAttribute(
                "conversations",
                inbox.conversations(resident.id()).stream()
                        .map(c -> new ConversationLine(
                                senders.get(c.sender()),
                                c.unread(),
                                ListTime.of(page, c.last().at(), clock.instant(), city.zone()),
                                page.t(c.last().note().line())))
                        .toList());
        return "channels/messages";
    }

    /** One agency's notifications; what is shown is read, unless a browser only fetched the page ahead. */
    @GetMapping("/messages/{agency}")
    String conversation(
            @PathVariable String agency,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @RequestHeader(name = "Sec-Purpose", defaultValue = "") String purpose,
            @AuthenticationPrincipal Resident resident,
            Page page,
            Model model) {
        var id = new AgencyId(agency);
        List<Notification> newestFirst = inbox.of(resident.id(), id, before, PAGE + 1);
        if (newestFirst.isEmpty() && !senders.exists(id)) {
            throw Refusal.notFound();
        }
        List<Notification> shown = newestFirst.stream().limit(PAGE).toList();
        if (!purpose.contains("prefetch")) {
            inbox.markRead(resident.id(), shown);
        }
        model.addAttribute("sender", senders.get(id));
        model.addAttribute("notes", cards(shown.reversed(), page));
        model.addAttribute("isLatest", before == Long.MAX_VALUE);
        model.addAttribute(
                "earlier", newestFirst.size() > PAGE ? shown.getLast().sequence() : 0L);
        return "channels/conversation";
    }

    private List<Waiting> waiting(UUID resident) {
        return waitingFor.stream()
                .flatMap(module -> module.waitingFor(resident).stream())
                .sorted(Comparator.comparing(Waiting::by))
                .toList();
    }

    private List<NoteCard> cards(List<Notification> oldestFirst, Page page) {
        long start = oldestFirst.stream()
                .filter(n -> !n.read())
                .findFirst()
                .or(() -> oldestFirst.stream().reduce((a, b) -> b))
                .map(Notification::sequence)
                .orElse(0L);
        var times = new ChatTimes(page, clock.instant(), city.zone());
        List<NoteCard> cards = new ArrayList<>();
        for (Notification notification : oldestFirst) {
            cards.add(new NoteCard(notification, times.before(notification.at()), notification.sequence() == start));
        }
        return cards;
    }
}
