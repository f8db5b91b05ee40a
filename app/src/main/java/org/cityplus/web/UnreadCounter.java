package org.cityplus.web;

import java.util.UUID;

/** Answers how many messages a resident has not read; implemented by the module that keeps messages. */
public interface UnreadCounter {
    int unreadOf(UUID resident);
}
