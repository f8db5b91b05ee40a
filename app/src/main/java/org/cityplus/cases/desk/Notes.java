package org.cityplus.cases.desk;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.identity.Officer;
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
    private final OfficerNames names;
    private final Clock clock;

    Notes(JdbcClient jdbc, Vault vault, Desk desk, OfficerNames names, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.desk = desk;
        this.names = names;
        this.clock = clock;
    }

    public record Note(Instant at, String officer, String text) {}

    /**
     * Writes a note; {@code id} is made with the page or by the program, so that the same again is the same note.
     *
     * @throws Refusal CONFLICT when there is another note with this id
     */
    @Transactional
    public void write(Officer officer, CaseId caseId, UUID id, String typed) {
        CaseRow row = desk.getToWorkOn(officer, caseId);
        String text = typed.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            Message message = Message.of("desk.note.length", LONGEST);
            throw new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("note", message)));
        }
        int written = jdbc.sql("""
                insert into cases.note (id, case_id, officer, at, text) values (?, ?, ?, ?, ?) on conflict do nothing
                """)
                .params(
                        id,
                        caseId.value(),
                        officer.id(),
                        Timestamp.from(clock.instant()),
                        vault.seal(row.applicant(), text.getBytes(StandardCharsets.UTF_8)))
                .update();
        if (written == 0 && !isSame(officer, row, id, text)) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("desk.note.other"));
        }
    }

    private boolean isSame(Officer officer, CaseRow row, UUID id, String text) {
        return jdbc.sql("select text from cases.note where id = ? and case_id = ? and officer = ?")
                .params(id, row.id().value(), officer.id())
                .query(byte[].class)
                .optional()
                .filter(bytes -> text.equals(new String(vault.open(row.applicant(), bytes), StandardCharsets.UTF_8)))
                .isPresent();
    }

    /** What is written on a case of the own agency, which is a look at it. */
    @Transactional
    public List<Note> read(Officer officer, CaseId id) {
        desk.getOwn(officer, id);
        return list(desk.lookOn(officer, id).row());
    }

    /** The notes on a case the caller may read, oldest first. */
    List<Note> list(CaseRow row) {
        if (vault.isDestroyed(row.applicant())) {
            return List.of();
        }
        List<Written> written = jdbc.sql("select officer, at, text from cases.note where case_id = ? order by at, id")
                .param(row.id().value())
                .query((r, n) -> new Written(
                        r.getObject("officer", UUID.class), r.getTimestamp("at").toInstant(), r.getBytes("text")))
                .list();
        Map<UUID, String> by = names.of(written.stream().map(Written::officer).toList());
        return written.stream()
                .map(note -> new Note(
                        note.at,
                        by.getOrDefault(note.officer, ""),
                        new String(vault.open(row.applicant(), note.sealed), StandardCharsets.UTF_8)))
                .toList();
    }

    @SuppressWarnings("ArrayRecordComponent") // read once, from a row
    private record Written(UUID officer, Instant at, byte[] sealed) {}
}
