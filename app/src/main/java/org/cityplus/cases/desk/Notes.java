package org.cityplus.cases.desk;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.identity.Officer;
import org.cityplus.identity.StaffDirectory;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What officers write down for each other; the applicant is not shown it, and may ask for it by law like any record. */
@Component
public class Notes {
    private static final int LONGEST = 2000;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Desk desk;
    private final StaffDirectory staff;
    private final Clock clock;

    Notes(JdbcClient jdbc, Vault vault, Desk desk, StaffDirectory staff, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.desk = desk;
        this.staff = staff;
        this.clock = clock;
    }

    public record Note(Instant at, String officer, String text) {}

    /** Writes a note; {@code id} is made with the page, so that the same again is the same note. */
    @Transactional
    public void write(Officer officer, CaseId caseId, UUID id, String typed) {
        CaseRow row = desk.getOwn(officer, caseId);
        String text = typed.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            Message message = Message.of("desk.note.length", LONGEST);
            throw new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("note", message)));
        }
        jdbc.sql("""
                insert into cases.note (id, case_id, officer, at, text) values (?, ?, ?, ?, ?) on conflict do nothing
                """)
                .params(
                        id,
                        caseId.value(),
                        officer.id(),
                        Timestamp.from(clock.instant()),
                        vault.seal(row.applicant(), text.getBytes(StandardCharsets.UTF_8)))
                .update();
    }

    /** The notes on a case the caller may read, oldest first. */
    List<Note> list(CaseRow row) {
        if (vault.isDestroyed(row.applicant())) {
            return List.of();
        }
        return jdbc.sql("select officer, at, text from cases.note where case_id = ? order by at, id")
                .param(row.id().value())
                .query((r, n) -> new Note(
                        r.getTimestamp("at").toInstant(),
                        name(r.getObject("officer", UUID.class)),
                        new String(vault.open(row.applicant(), r.getBytes("text")), StandardCharsets.UTF_8)))
                .list();
    }

    private String name(UUID officer) {
        try {
            return staff.get(officer).name();
        } catch (Refusal gone) {
            return "";
        }
    }
}
