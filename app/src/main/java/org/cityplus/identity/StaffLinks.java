package org.cityplus.identity;

import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.city.City;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** One-time links by which a member of staff comes in first, or again after losing password or authenticator. */
@Component
public class StaffLinks {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final PasswordEncoder passwords;
    private final SecondFactor secondFactor;
    private final StaffTries tries;
    private final StaffSessions sessions;
    private final Audit audit;
    private final City city;
    private final TransactionTemplate transactions;
    private final Clock clock;

    StaffLinks(
            JdbcClient jdbc,
            Vault vault,
            PasswordEncoder passwords,
            SecondFactor secondFactor,
            StaffTries tries,
            StaffSessions sessions,
            Audit audit,
            City city,
            TransactionTemplate transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.tries = tries;
        this.sessions = sessions;
        this.audit = audit;
        this.city = city;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A new link instead of any older one, good for {@link FirstAdministrator#LINK_LIVES}. */
    @Transactional(propagation = Propagation.MANDATORY)
    String issue(UUID staff) {
        String link = OneTimeSecret.forLink();
        insert(staff, OneTimeSecret.digest(link), null);
        return link;
    }

    /**
     * The same for a link that one administrator holds already, with the word that another one gets: neither of them
     * comes in with what they have.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    String issueWithWord(UUID staff, byte[] link) {
        String word = OneTimeSecret.forRecovery();
        insert(staff, link, OneTimeSecret.digest(word));
        return word;
    }

    private void insert(UUID staff, byte[] link, byte @Nullable [] word) {
        withdraw(staff);
        jdbc.sql("insert into identity.staff_link (digest, staff, word_digest, expires_at) values (?, ?, ?, ?)")
                .params(link, staff)
                .param(word)
                .param(Timestamp.from(clock.instant().plus(FirstAdministrator.LINK_LIVES)))
                .update();
    }

    void withdraw(UUID staff) {
        jdbc.sql("delete from identity.staff_link where staff = ?").param(staff).update();
    }

    /**
     * What somebody with a link is shown: the account it is for, and the secret to put into an authenticator.
     *
     * @param secret in base 32
     * @param uri opens an authenticator on the same device
     */
    public record Offer(String username, String name, String secret, String uri, String picture) {}

    private record Row(UUID staff, String username, String name, byte @Nullable [] offer, byte @Nullable [] word) {}

    /**
     * The offer behind a link, the same each time it is looked at.
     *
     * @param word that belongs to an administrator's link, from the one who confirmed; empty for any other
     * @throws Refusal INVALID on field {@code link} when it was used, is over, or never was, and on field {@code word}
     */
    public Offer open(String link, String word) {
        Row row = find(link, word);
        if (row.offer == null) {
            vault.admit(row.staff);
            byte[] secret = OneTimeSecret.newTotpSecret();
            jdbc.sql("update identity.staff_link set totp_offer = ? where digest = ? and totp_offer is null")
                    .params(vault.seal(row.staff, secret), OneTimeSecret.digest(link))
                    .update();
            row = find(link);
        }
        byte[] secret = vault.open(row.staff, Objects.requireNonNull(row.offer));
        String uri = Totp.uri(city.name().en(), row.username, secret);
        return new Offer(row.username, row.name, Totp.base32(secret), uri, QrPicture.svg(uri));
    }

    /**
     * Sets password and second factor, and uses the link up.
     *
     * @return ten recovery codes, shown this once
     * @throws Refusal INVALID naming the field; as for {@link #open}
     */
    public List<String> use(String link, String word, String password, String repeated, String code) {
        Row row = find(link, word);
        List<FieldError> errors = new ArrayList<>(StaffRules.checkPassword(password, row.username, row.name, city));
        if (errors.isEmpty() && !password.equals(repeated)) {
            errors.add(new FieldError("repeated", Message.of("identity.welcome.not-the-same")));
        }
        OptionalLong step = row.offer == null
                ? OptionalLong.empty()
                : Totp.match(vault.open(row.staff, row.offer), code.replaceAll("\\s", ""), clock.instant(), 0);
        if (step.isEmpty()) {
            countTry(link);
            errors.add(new FieldError("code", Message.of("identity.welcome.code-wrong")));
        }
        if (!errors.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, errors.getFirst().message(), errors);
        }
        String hash = passwords.encode(password);
        return Objects.requireNonNull(transactions.execute(status -> settle(row, link, hash, step.getAsLong())));
    }

    /** @throws Refusal when it was the last one: the link is over */
    private void countTry(String link) {
        boolean isOver = jdbc.sql("""
                        update identity.staff_link set tries_left = tries_left - 1 where digest = ? and tries_left > 0
                        returning tries_left = 0
                        """)
                .param(OneTimeSecret.digest(link))
                .query(Boolean.class)
                .optional()
                .orElse(true);
        if (isOver) {
            throw over();
        }
    }

    private List<String> settle(Row row, String link, String hash, long step) {
        // In the order of those who end a link, so that nobody waits for each other.
        jdbc.sql("select id from identity.staff where id = ? for update")
                .param(row.staff)
                .query(UUID.class)
                .single();
        int used = jdbc.sql("delete from identity.staff_link where digest = ?")
                .param(OneTimeSecret.digest(link))
                .update();
        if (used == 0) {
            throw over();
        }
        jdbc.sql("""
                update identity.staff
                   set password_hash = ?, totp_secret = ?, totp_step = ?, came_in_at = coalesce(came_in_at, ?)
                 where id = ? and active
                """)
                .params(hash, Objects.requireNonNull(row.offer), step, Timestamp.from(clock.instant()), row.staff)
                .update();
        tries.forget(row.username);
        sessions.end(row.staff);
        audit.write(new AuditEntry(
                clock.instant(), row.staff, row.name, row.staff, "staff:" + row.staff, "came-in-by-link"));
        return secondFactor.newRecoveryCodes(row.staff);
    }

    private Row find(String link, String word) {
        Row row = find(link);
        if (row.word == null) {
            return row;
        }
        if (word.isBlank()) {
            throw wrongWord("identity.welcome.word-needed");
        }
        if (!MessageDigest.isEqual(row.word, OneTimeSecret.digest(word))) {
            countTry(link);
            throw wrongWord("identity.welcome.word-wrong");
        }
        return row;
    }

    private static Refusal wrongWord(String key) {
        Message message = Message.of(key);
        return new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("word", message)));
    }

    private Row find(String link) {
        return jdbc.sql("""
                select s.id, s.username, s.name, l.totp_offer, l.word_digest
                  from identity.staff_link l join identity.staff s on s.id = l.staff
                 where l.digest = ? and l.expires_at > ? and l.tries_left > 0 and s.active
                """)
                .params(OneTimeSecret.digest(link), Timestamp.from(clock.instant()))
                .query((r, n) -> new Row(
                        r.getObject("id", UUID.class),
                        r.getString("username"),
                        r.getString("name"),
                        r.getBytes("totp_offer"),
                        r.getBytes("word_digest")))
                .optional()
                .orElseThrow(StaffLinks::over);
    }

    private static Refusal over() {
        Message message = Message.of("identity.welcome.over");
        return new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("link", message)));
    }
}
