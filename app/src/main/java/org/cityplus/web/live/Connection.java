package org.cityplus.web.live;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One open page. Its own thread writes to it, so a slow phone delays nobody else; wake-ups in between become one. */
final class Connection {
    private static final Duration HEARTBEAT = Duration.ofSeconds(25);

    private final SseEmitter emitter;
    private final Set<String> streams;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile boolean closed;
    private volatile boolean gone;

    Connection(SseEmitter emitter, Set<String> streams) {
        this.emitter = emitter;
        this.streams = streams;
    }

    boolean listensTo(String stream) {
        return streams.contains(stream);
    }

    void wake() {
        wakeUps.release();
    }

    /** Closes, and has the page ask whether its reader is still signed in. */
    void end() {
        gone = true;
        close();
    }

    void close() {
        closed = true;
        wakeUps.release();
    }

    /**
     * Begins the answer, to be called on the request's own thread: Spring Security's filters touch the headers on their
     * way out, and Tomcat's headers, which it uses again for other requests, break when two threads write them.
     */
    void begin() {
        try {
            emitter.send(SseEmitter.event().reconnectTime(3000).comment("open"));
        } catch (IOException gone) {
            close();
        }
    }

    /** Writes until the page has gone; heartbeats find out that it has. */
    void serve() throws InterruptedException {
        try {
            while (!closed) {
                boolean woken = wakeUps.tryAcquire(HEARTBEAT.toSeconds(), TimeUnit.SECONDS);
                wakeUps.drainPermits();
                if (!closed) {
                    emitter.send(
                            woken
                                    ? SseEmitter.event().name("wake").data("1")
                                    : SseEmitter.event().comment("beat"));
                }
            }
            if (gone) {
                emitter.send(SseEmitter.event().name("gone").data("1"));
            }
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            emitter.complete();
        }
    }
}
