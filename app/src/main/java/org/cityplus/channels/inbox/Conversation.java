package org.cityplus.channels.inbox;

import org.cityplus.city.AgencyId;

/** All that one agency wrote to a resident: how much of it is unread, and the last of it. */
public record Conversation(AgencyId sender, int unread, Notification last) {}
