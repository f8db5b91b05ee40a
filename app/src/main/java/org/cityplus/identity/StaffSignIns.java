package org.cityplus.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When members of staff came in, for themselves to read. */
@Component
public class StaffSignIns {
    /** Level 3 of GB/T 22239 asks for six months of such records at least. */
    static final Duration KEPT = Duration.ofDays(366);

    private static final int SHOWN = 10;

    private final JdbcClient jdbc;
    private final Clock clock;

    StaffSignIns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By what somebody proved who they are. */
    public enum Proof {
        PASSWORD_AND_CODE,
        /** Made-up people in a demonstration. */
        PASSWORD,
        PASSKEY
    }

    /** One sign-in. */
    public record SignedIn(Instant at, Proof proof, String device) {}

    /** Takes down that {@code staff} came in now; of two in one moment one is enough. */
    public void write(UUID staff, Proof proof, String device) {
        jdbc.sql("""
                insert into identity.staff_sign_in (staff, at, proof, device)
                select id, ?, ?, ? from identity.staff where id = ?
                on conflict do nothing
                """)
                .params(Timestamp.from(clock.instant()), proof.name(), device, staff)
                .update();
    }

    /** The latest ten, newest first. */
    public List<SignedIn> list(UUID staff) {
        return jdbc.sql("""
                select at, proof, device from identity.staff_sign_in where staff = ? order by at desc limit ?
                """)
                .params(staff, SHOWN)
                .query((row, n) -> new SignedIn(
                        row.getTimestamp("at").toInstant(),
                        Proof.valueOf(row.getString("proof")),
                        row.getString("device")))
                .list();
    }
}
