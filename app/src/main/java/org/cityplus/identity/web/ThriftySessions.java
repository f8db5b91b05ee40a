package org.cityplus.identity.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Primary;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Sessions in PostgreSQL that remember their last use to the minute. Spring Session writes it at each request, which
 * makes every page view wait for a disk; measured by {@code ./cityplus bench signin}. And it reads each again before it answers,
 * to see whether it is still there: within a request it is what was read.
 */
@Component
@Primary
class ThriftySessions implements SessionRepository<ThriftySessions.Thrifty> {
    private final SessionRepository<Session> rows;
    private final Duration precision;

    @SuppressWarnings("unchecked") // what it saves is always what it made or found itself
    ThriftySessions(JdbcIndexedSessionRepository rows, @Value("${cityplus.session-precision:60s}") Duration precision) {
        this.rows = (SessionRepository<Session>) (SessionRepository<?>) rows;
        this.precision = precision;
    }

    @Override
    public Thrifty createSession() {
        return new Thrifty(rows.createSession(), precision);
    }

    @Override
    public void save(Thrifty session) {
        rows.save(session.row);
    }

    @Override
    public @Nullable Thrifty findById(String id) {
        Thrifty read = SessionOfRequest.find(id);
        if (read != null) {
            return read;
        }
        Session row = SessionTransactions.reading(() -> rows.findById(id));
        if (row == null) {
            return null;
        }
        Thrifty session = new Thrifty(row, precision);
        SessionOfRequest.remember(id, session);
        return session;
    }

    @Override
    public void deleteById(String id) {
        SessionOfRequest.forget();
        rows.deleteById(id);
    }

    /** A row that takes no notice of being used again within the precision. */
    record Thrifty(Session row, Duration precision) implements Session {
        @Override
        public void setLastAccessedTime(Instant now) {
            if (!now.isBefore(row.getLastAccessedTime().plus(precision))) {
                row.setLastAccessedTime(now);
            }
        }

        @Override
        public Instant getLastAccessedTime() {
            return row.getLastAccessedTime();
        }

        @Override
        public String getId() {
            return row.getId();
        }

        @Override
        public String changeSessionId() {
            return row.changeSessionId();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return row.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return row.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            row.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            row.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return row.getCreationTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            row.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return row.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return row.isExpired();
        }
    }
}
