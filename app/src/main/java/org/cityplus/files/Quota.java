package org.cityplus.files;

import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.cityplus.city.City;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.kernel.TooMany;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How much one person may send: in a day, and in all of what no record needs yet. Counted before any work is done. */
@Component
class Quota {
    static final int UPLOADS_A_DAY = 200;
    static final long BYTES_A_DAY = 500L << 20;
    static final int UNCLAIMED_FILES = 60;
    static final long UNCLAIMED_BYTES = 150L << 20;

    private final JdbcClient jdbc;
    private final City city;
    private final Clock clock;

    Quota(JdbcClient jdbc, City city, Clock clock) {
        this.jdbc = jdbc;
        this.city = city;
        this.clock = clock;
    }

    /**
     * Counts one upload, also one that is then refused.
     *
     * @throws Refusal TOO_MANY saying which limit and when to come again
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void count(UUID subject, long bytes) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, city.zone());
        boolean counted = jdbc.sql("""
                insert into files.usage as u (subject, day, uploads, bytes) values (?, ?, 1, ?)
                on conflict (subject, day) do update set uploads = u.uploads + 1, bytes = u.bytes + excluded.bytes
                 where u.uploads < ? and u.bytes + excluded.bytes <= ?
                """)
                        .params(subject, Date.valueOf(today), bytes, UPLOADS_A_DAY, BYTES_A_DAY)
                        .update()
                == 1;
        if (!counted) {
            throw TooMany.until(
                    today.plusDays(1).atStartOfDay(city.zone()).toInstant(),
                    now,
                    Message.of("files.quota.day", UPLOADS_A_DAY, BYTES_A_DAY >> 20));
        }
        record Held(int files, long bytes) {}
        Held held = jdbc.sql("""
                select count(*) as files, coalesce(sum(bytes), 0) as bytes from files.file f
                 where subject = ? and not exists (select from files.claim c where c.file = f.id)
                """)
                .param(subject)
                .query((row, _) -> new Held(row.getInt("files"), row.getLong("bytes")))
                .single();
        if (held.files >= UNCLAIMED_FILES || held.bytes + bytes > UNCLAIMED_BYTES) {
            // When they begin to go is up to the person who sent them.
            throw new Refusal(
                    Refusal.Kind.TOO_MANY, Message.of("files.quota.unclaimed", UNCLAIMED_FILES, UNCLAIMED_BYTES >> 20));
        }
    }
}
