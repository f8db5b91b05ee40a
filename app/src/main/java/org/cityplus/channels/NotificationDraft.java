package org.cityplus.channels;

import java.util.UUID;
import org.cityplus.city.AgencyId;

/**
 * A notification to be sent.
 *
 * @param key what makes it this one, unique per resident, such as {@code case:PP-2511-00427:3}; the same key again sends nothing
 * @param kind for programs, such as {@code cases.decided}
 * @param link path of the page it leads to
 */
public record NotificationDraft(UUID resident, AgencyId sender, String key, String kind, Note note, String link) {
    public NotificationDraft {
        if (!link.startsWith("/") || link.startsWith("//")) {
            throw new IllegalArgumentException("a notification leads to a page of this site, not to " + link);
        }
    }
}
