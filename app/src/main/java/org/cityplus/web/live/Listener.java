package org.cityplus.web.live;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Hears wake-ups from all nodes, on a connection of its own; connects again when it breaks. */
@Component
class Listener implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Listener.class);
    private static final int LISTEN_MILLIS = 10_000;
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final JdbcConnectionDetails database;
    private final Connections connections;
    private volatile boolean running;
    private volatile @Nullable Connection open;
    private Thread thread = Thread.ofPlatform().daemon().unstarted(this::run);

    Listener(JdbcConnectionDetails database, Connections connections) {
        this.database = database;
        this.connections = connections;
    }

    private void run() {
        boolean wasLost = false;
        while (running) {
            try (Connection connection = connect()) {
                open = connection;
                listen(connection, wasLost);
            } catch (SQLException e) {
                if (running) {
                    log.warn("lost the connection for wake-ups, trying again: {}", e.getMessage());
                }
            }
            wasLost = true;
            if (!pause()) {
                return;
            }
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        Optional.ofNullable(database.getUsername()).ifPresent(user -> PGProperty.USER.set(properties, user));
        Optional.ofNullable(database.getPassword()).ifPresent(word -> PGProperty.PASSWORD.set(properties, word));
        PGProperty.APPLICATION_NAME.set(properties, "cityplus live");
        return DriverManager.getConnection(database.getJdbcUrl(), properties);
    }

    private void listen(Connection connection, boolean wasLost) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + PostgresLive.CHANNEL);
        }
        if (wasLost) {
            connections.wakeAll();
        }
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (running) {
            PGNotification[] heard = postgres.getNotifications(LISTEN_MILLIS);
            for (PGNotification notification : heard == null ? new PGNotification[0] : heard) {
                PostgresLive.deliver(notification.getParameter(), connections);
            }
            if (heard == null || heard.length == 0) {
                probe(connection);
            }
        }
    }

    /** A connection cut without a word is found by asking. */
    private static void probe(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        }
    }

    private boolean pause() {
        try {
            Thread.sleep(RETRY);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("live-listener").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        Connection connection = open;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                log.debug("closing the connection for wake-ups", e);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
