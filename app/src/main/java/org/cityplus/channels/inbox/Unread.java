package org.cityplus.channels.inbox;

import java.util.UUID;
import org.cityplus.web.UnreadCounter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Unread implements UnreadCounter {
    private final JdbcClient jdbc;

    Unread(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int unreadOf(UUID resident) {
        // Above 99 the tab says 99+: counting further would be work for nothing.
        return jdbc.sql("""
                select count(*) from (
                    select 1 from channels.notification where resident = ? and read_at is null limit 100) few
                """).param(resident).query(Integer.class).single();
    }
}
