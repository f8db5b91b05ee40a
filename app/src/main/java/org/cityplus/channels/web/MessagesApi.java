package org.cityplus.channels.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.cityplus.channels.inbox.Inbox;
import org.cityplus.channels.inbox.Notification;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Messages", description = "What a resident has been told")
class MessagesApi {
    private static final int MOST = 100;

    private final Inbox inbox;
    private final Senders senders;

    MessagesApi(Inbox inbox, Senders senders) {
        this.inbox = inbox;
        this.senders = senders;
    }

    @GetMapping("/api/messages")
    @Operation(
            summary = "The resident's notifications, the newest first",
            description = "Texts are in the language of Accept-Language. For the next page repeat with before=next.")
    MessagesJson messages(
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @RequestParam(defaultValue = "20") int limit,
            @AuthenticationPrincipal Resident resident,
            Page page) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    Message.of("channels.invalid"),
                    List.of(new FieldError("limit", Message.of("channels.limit", MOST))));
        }
        List<Notification> found = inbox.all(resident.id(), before, limit + 1);
        List<Notification> shown = found.stream().limit(limit).toList();
        return new MessagesJson(
                shown.stream()
                        .map(n -> MessageView.of(n, senders.get(n.sender()), page))
                        .toList(),
                found.size() > limit ? shown.getLast().sequence() : null);
    }

    @PostMapping("/api/messages/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Marks one notification as read; again is no mistake")
    void read(@PathVariable UUID id, @AuthenticationPrincipal Resident resident) {
        if (!inbox.markRead(resident.id(), id)) {
            throw Refusal.notFound();
        }
    }
}
