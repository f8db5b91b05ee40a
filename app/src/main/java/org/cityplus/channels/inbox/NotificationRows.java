package org.cityplus.channels.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.cityplus.channels.Note;
import org.cityplus.channels.Note.State;
import org.cityplus.channels.Note.Tone;
import org.cityplus.city.AgencyId;
import org.cityplus.kernel.Message;
import org.cityplus.vault.SealBroken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowMapper;

/** Reads rows of one resident. */
final class NotificationRows implements RowMapper<Notification> {
    static final String COLUMNS = "id, sequence, sender_agency, kind, note, link, at, read_at";

    private static final Logger log = LoggerFactory.getLogger(NotificationRows.class);

    private final UUID resident;
    private final NoteSeal seal;

    NotificationRows(UUID resident, NoteSeal seal) {
        this.resident = resident;
        this.seal = seal;
    }

    @Override
    public Notification mapRow(ResultSet row, int number) throws SQLException {
        return new Notification(
                row.getObject("id", UUID.class),
                row.getLong("sequence"),
                new AgencyId(row.getString("sender_agency")),
                row.getString("kind"),
                open(row.getBytes("note"), row.getString("id")),
                row.getString("link"),
                row.getTimestamp("at").toInstant(),
                row.getTimestamp("read_at") != null);
    }

    /** One damaged row must not shut a resident out of all others. */
    private Note open(byte[] sealed, String id) {
        try {
            return seal.open(resident, sealed);
        } catch (SealBroken e) {
            log.error("notification {} cannot be opened: {}", id, e.getMessage());
            Message damaged = Message.of("channels.damaged");
            return new Note(
                    damaged,
                    damaged,
                    new State(Tone.CHILI, Message.of("channels.damaged-state")),
                    List.of(),
                    Message.of("channels.open"));
        }
    }
}
