package org.cityplus.channels.web;

import org.cityplus.channels.inbox.Notification;

/**
 * One notification in its conversation.
 *
 * @param time the moment, where the one before it is long ago; empty otherwise
 * @param latest where reading starts: the first unread, or else the last
 */
public record NoteCard(Notification notification, String time, boolean latest) {}
