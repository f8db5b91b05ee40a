package org.cityplus.channels.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.cityplus.web.Page;
import org.jspecify.annotations.Nullable;

/** Times between messages, only where a while has passed. */
final class ChatTimes {
    private static final Duration A_WHILE = Duration.ofMinutes(5);

    private final Page page;
    private final Instant now;
    private final ZoneId zone;
    private @Nullable Instant last;

    ChatTimes(Page page, Instant now, ZoneId zone) {
        this.page = page;
        this.now = now;
        this.zone = zone;
    }

    String before(Instant at) {
        boolean soon = last != null && Duration.between(last, at).compareTo(A_WHILE) < 0;
        last = at;
        return soon ? "" : ListTime.full(page, at, now, zone);
    }
}
