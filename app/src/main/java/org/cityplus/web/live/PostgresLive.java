package org.cityplus.web.live;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.cityplus.web.Live;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wake-ups through PostgreSQL's NOTIFY, sent apart from the business transaction: a NOTIFY inside it takes a lock that
 * all notifying commits of the database queue for.
 */
@Component
class PostgresLive implements Live, SmartLifecycle {
    static final String CHANNEL = "cityplus_live";

    /** No stream begins like this: theirs are {@code resident:} and {@code agency:}. */
    private static final String END = "end:";

    private static final Logger log = LoggerFactory.getLogger(PostgresLive.class);
    private static final long GATHER_MILLIS = 20;

    private final JdbcClient jdbc;
    private final Connections connections;
    private final BlockingQueue<String> pending = new LinkedBlockingQueue<>(100_000);
    private volatile boolean running;
    private Thread sender = Thread.ofVirtual().unstarted(this::send);

    PostgresLive(JdbcClient jdbc, Connections connections) {
        this.jdbc = jdbc;
        this.connections = connections;
    }

    @Override
    public void wake(String stream) {
        afterCommit(stream);
    }

    @Override
    public void close(UUID viewer) {
        afterCommit(END + viewer);
    }

    /** What a node does with what it heard. */
    static void deliver(String heard, Connections connections) {
        if (heard.startsWith(END)) {
            connections.end(UUID.fromString(heard.substring(END.length())));
        } else {
            connections.wake(heard);
        }
    }

    private void afterCommit(String stream) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    enqueue(stream);
                }
            });
        } else {
            enqueue(stream);
        }
    }

    private void enqueue(String stream) {
        if (!pending.offer(stream)) {
            log.warn("too many wake-ups waiting; one dropped");
        }
    }

    private void send() {
        while (running) {
            try {
                Set<String> streams = new TreeSet<>(Set.of(pending.take()));
                Thread.sleep(GATHER_MILLIS);
                pending.drainTo(streams);
                deliver(streams);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void deliver(Set<String> streams) {
        try {
            jdbc.sql("select pg_notify(?, stream) from unnest(?::text[]) stream")
                    .param(CHANNEL)
                    .param(streams.toArray(String[]::new))
                    .query((row, i) -> 1)
                    .list();
        } catch (DataAccessException e) {
            log.warn("wake-up not sent to other nodes: {}", e.getMessage());
            streams.forEach(stream -> deliver(stream, connections));
        }
    }

    @Override
    public void start() {
        running = true;
        sender = Thread.ofVirtual().name("live-sender").start(this::send);
    }

    @Override
    public void stop() {
        running = false;
        sender.interrupt();
        connections.closeAll();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
