package org.cityplus.channels.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of messages; {@code next} is what to ask {@code before} for, and null at the end. */
record MessagesJson(List<MessageView> messages, @Nullable Long next) {}
