package org.cityplus.channels.inbox;

import java.time.Instant;
import java.util.UUID;
import org.cityplus.channels.Note;
import org.cityplus.city.AgencyId;

/** A notification as its resident may read it. */
public record Notification(
        UUID id, long sequence, AgencyId sender, String kind, Note note, String link, Instant at, boolean read) {}
