package org.cityplus.web.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.cityplus.web.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The pages open on this node. */
@Component
class Connections {
    /** A page beyond these closes the viewer's oldest; it will ask again when it is looked at. */
    private static final int PER_VIEWER = 6;

    /** Then the page connects again, and who it is for is checked again. */
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Map<UUID, Deque<Connection>> byViewer = new ConcurrentHashMap<>();

    SseEmitter open(Viewer viewer) {
        var emitter = new SseEmitter(LIFE.toMillis());
        var connection = new Connection(emitter, viewer.liveStreams());
        byViewer.compute(viewer.id(), (id, open) -> {
            Deque<Connection> all = open == null ? new ConcurrentLinkedDeque<>() : open;
            if (all.size() >= PER_VIEWER) {
                all.removeFirst().close();
            }
            all.addLast(connection);
            return all;
        });
        emitter.onTimeout(connection::close);
        emitter.onError(e -> connection.close());
        emitter.onCompletion(connection::close);
        connection.begin();
        Thread.ofVirtual().name("live").start(() -> serve(viewer.id(), connection));
        return emitter;
    }

    void wake(String stream) {
        byViewer.values()
                .forEach(open -> open.stream().filter(c -> c.listensTo(stream)).forEach(Connection::wake));
    }

    void end(UUID viewer) {
        byViewer.getOrDefault(viewer, new ArrayDeque<>()).forEach(Connection::end);
    }

    /** After a time when wake-ups may have been missed. */
    void wakeAll() {
        byViewer.values().forEach(open -> open.forEach(Connection::wake));
    }

    int size() {
        return byViewer.values().stream().mapToInt(Deque::size).sum();
    }

    void closeAll() {
        byViewer.values().forEach(open -> open.forEach(Connection::close));
    }

    private void serve(UUID viewer, Connection connection) {
        try {
            connection.serve();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            byViewer.computeIfPresent(viewer, (id, open) -> {
                open.remove(connection);
                return open.isEmpty() ? null : open;
            });
        }
    }
}
