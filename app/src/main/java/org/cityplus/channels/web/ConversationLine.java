package org.cityplus.channels.web;

/** One line of the list of conversations. */
public record ConversationLine(Sender sender, int unread, String time, String text) {}
