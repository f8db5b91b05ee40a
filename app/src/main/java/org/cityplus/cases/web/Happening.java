package org.cityplus.cases.web;

import org.cityplus.kernel.Message;
import org.cityplus.web.TimelineStep;
import org.jspecify.annotations.Nullable;

/** One line of a case's timeline, not yet in a language. */
public record Happening(
        TimelineStep.When when, Message title, @Nullable Message line) {
    static Happening past(Message title, Message line) {
        return new Happening(TimelineStep.When.PAST, title, line);
    }

    static Happening now(Message title, @Nullable Message line) {
        return new Happening(TimelineStep.When.NOW, title, line);
    }

    static Happening later(Message title, @Nullable Message line) {
        return new Happening(TimelineStep.When.LATER, title, line);
    }
}
