package org.cityplus.oversight.look;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.identity.Likenesses;
import org.cityplus.identity.Likenesses.Mark;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Role;
import org.cityplus.identity.StaffDirectory;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * By what members of staff are recognised as residents: the security administrator types it from their papers, and only
 * digests are kept.
 */
@Component
public class Declarations {
    private static final int LONGEST_WHY = 500;

    private final JdbcClient jdbc;
    private final Likenesses likenesses;
    private final StaffDirectory directory;
    private final Audit audit;
    private final Vault vault;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Declarations(
            JdbcClient jdbc,
            Likenesses likenesses,
            StaffDirectory directory,
            Audit audit,
            Vault vault,
            TransactionTemplate transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.likenesses = likenesses;
        this.directory = directory;
        this.audit = audit;
        this.vault = vault;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Which of them are known of a member of staff; what they are cannot be told. */
    public List<Mark> list(Officer by, UUID staff) {
        require(by);
        directory.get(staff);
        return jdbc
                .sql("select mark from oversight.declared where staff = ? order by mark")
                .param(staff)
                .query(String.class)
                .list()
                .stream()
                .map(Mark::valueOf)
                .toList();
    }

    /**
     * Takes down what was typed; what was left empty stays as it was.
     *
     * @throws Refusal INVALID naming each field; FORBIDDEN on oneself
     */
    public void declare(Officer by, UUID staff, Likenesses.Typed typed, String why) {
        require(by);
        directory.get(staff);
        if (by.id().equals(staff)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("oversight.declared.not-oneself"));
        }
        Map<Mark, String> marks = likenesses.read(typed);
        String reason = reason(why);
        vault.admit(staff);
        transactions.executeWithoutResult(status -> {
            marks.forEach((mark, digest) -> jdbc.sql("""
                    insert into oversight.declared (staff, mark, digest, declared_at) values (?, ?, ?, ?)
                    on conflict (staff, mark) do update set digest = excluded.digest, declared_at = excluded.declared_at
                    """)
                    .params(staff, mark.name(), digest, Timestamp.from(clock.instant()))
                    .update());
            audit.write(new AuditEntry(
                            clock.instant(), by.id(), by.displayName(), staff, "staff:" + staff, "likeness-declared")
                    .because(reason));
        });
    }

    static String reason(String why) {
        String reason = why.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_WHY) {
            Message message = Message.of("oversight.why-rule", LONGEST_WHY);
            throw new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("why", message)));
        }
        return reason;
    }

    private static void require(Officer by) {
        if (!by.has(Role.SECURITY_ADMINISTRATOR)) {
            throw Refusal.notFound();
        }
    }
}
