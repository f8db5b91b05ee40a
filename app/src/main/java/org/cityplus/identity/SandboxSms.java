package org.cityplus.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.MobileNumber;
import org.cityplus.vault.Vault;
import org.cityplus.web.Speech;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sends nothing: keeps messages for the outbox page. Exists only with {@code cityplus.sandbox}. */
@Component
@ConditionalOnBooleanProperty("cityplus.sandbox")
public class SandboxSms implements SmsGateway {
    /** The outbox has a key of its own: a phone may belong to nobody yet. */
    private static final UUID OUTBOX = UUID.fromString("00000000-0000-7000-8000-00000000051e");

    private static final int DIGITS = 11;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Residents residents;
    private final Speech speech;
    private final Clock clock;

    SandboxSms(JdbcClient jdbc, Vault vault, Residents residents, Speech speech, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.residents = residents;
        this.speech = speech;
        this.clock = clock;
        vault.admit(OUTBOX);
    }

    @Override
    public void send(MobileNumber to, Message message, Locale locale) {
        String text = speech.say(locale, message);
        jdbc.sql("insert into identity.sandbox_sms (phone_digest, sealed, at) values (?, ?, ?)")
                .params(residents.digest(to), vault.seal(OUTBOX, to.value() + text), Timestamp.from(clock.instant()))
                .update();
    }

    /** The latest twenty, newest first. */
    public List<Sms> list() {
        return jdbc.sql("select sealed, at from identity.sandbox_sms order by id desc limit 20")
                .query(this::open)
                .list();
    }

    /** The latest twenty to one phone. */
    public List<Sms> listTo(MobileNumber phone) {
        return jdbc.sql("select sealed, at from identity.sandbox_sms where phone_digest = ? order by id desc limit 20")
                .param(residents.digest(phone))
                .query(this::open)
                .list();
    }

    private Sms open(ResultSet row, int n) throws SQLException {
        String opened = vault.openText(OUTBOX, row.getBytes("sealed"));
        return new Sms(
                new MobileNumber(opened.substring(0, DIGITS)),
                opened.substring(DIGITS),
                row.getTimestamp("at").toInstant());
    }

    /** A message that was not sent. */
    public record Sms(MobileNumber phone, String text, Instant at) {}
}
