package org.cityplus.cases.lifecycle;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Issues receipts and letters, and tells whether they still say what was done. */
@Component
public class Papers {
    private final JdbcClient jdbc;
    private final ActionRows actions;

    Papers(JdbcClient jdbc, ActionRows actions) {
        this.jdbc = jdbc;
        this.actions = actions;
    }

    /** Issues the paper the last action of {@code row} calls for, if it calls for one; its number when it did. */
    Optional<String> issue(CaseRow row, CaseFile file, CaseAction action) {
        return kind(file, action).map(kind -> {
            String number = row.number() + "-" + row.sequence();
            jdbc.sql("""
                    insert into cases.paper (number, case_id, sequence, kind, issued_at, digest)
                    values (?, ?, ?, ?, ?, ?)
                    """)
                    .params(
                            number,
                            row.id().value(),
                            row.sequence(),
                            kind.name(),
                            Timestamp.from(row.changedAt()),
                            actions.digest(row.id(), row.sequence()))
                    .update();
            return number;
        });
    }

    private static Optional<Paper.Kind> kind(CaseFile file, CaseAction action) {
        return Optional.ofNullable(
                switch (action) {
                    case CaseAction.Accepted _ -> Paper.Kind.ACCEPTANCE;
                    case CaseAction.MoreAsked _ -> Paper.Kind.MORE_NEEDED;
                    case CaseAction.NotAccepted _ -> Paper.Kind.NOT_ACCEPTED;
                    case CaseAction.Extended _ -> Paper.Kind.EXTENSION;
                    case CaseAction.TookEffect _ ->
                        file.state() instanceof CaseState.Refused ? Paper.Kind.REFUSAL : null;
                    case CaseAction.ReconsiderationAdmitted _,
                            CaseAction.ReconsiderationDeclined _,
                            CaseAction.Reconsidered _ -> Paper.Kind.RECONSIDERATION;
                    case CaseAction.Lapsed _ -> Paper.Kind.LAPSE;
                    default -> null;
                });
    }

    /** All papers of a case, oldest first. */
    public List<Paper> list(CaseId id) {
        return jdbc.sql("select * from cases.paper where case_id = ? order by sequence")
                .param(id.value())
                .query(this::paper)
                .list();
    }

    public Paper get(CaseId id, String number) {
        return jdbc.sql("select * from cases.paper where case_id = ? and number = ?")
                .params(id.value(), number)
                .query(this::paper)
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    private Paper paper(ResultSet row, int n) throws SQLException {
        CaseId id = new CaseId(row.getObject("case_id", UUID.class));
        byte[] digest = row.getBytes("digest");
        int sequence = row.getInt("sequence");
        return new Paper(
                row.getString("number"),
                id,
                sequence,
                Paper.Kind.valueOf(row.getString("kind")),
                row.getTimestamp("issued_at").toInstant(),
                HexFormat.of().formatHex(digest),
                MessageDigest.isEqual(digest, actions.digest(id, sequence)));
    }
}
