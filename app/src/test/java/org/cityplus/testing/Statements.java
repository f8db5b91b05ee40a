package org.cityplus.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The SQL statements a piece of work makes: what time depends on, without a stopwatch. */
public final class Statements {
    private static final String JDBC = "org.springframework.jdbc.core.JdbcTemplate";

    private Statements() {}

    /** Those of this thread, in their order, without their values. */
    public static List<String> of(Runnable work) {
        Logger logger = (Logger) LoggerFactory.getLogger(JDBC);
        Level before = logger.getLevel();
        ListAppender<ILoggingEvent> heard = new ListAppender<>() {
            @Override
            protected void append(ILoggingEvent event) {
                // Logback asks for the thread's name when it is first read, which would be on the reader's thread.
                event.prepareForDeferredProcessing();
                super.append(event);
            }
        };
        heard.start();
        logger.setLevel(Level.DEBUG);
        logger.addAppender(heard);
        try {
            work.run();
        } finally {
            logger.detachAppender(heard);
            logger.setLevel(before);
        }
        String here = Thread.currentThread().getName();
        return heard.list.stream()
                .filter(event -> event.getThreadName().equals(here))
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains("SQL statement"))
                .toList();
    }
}
