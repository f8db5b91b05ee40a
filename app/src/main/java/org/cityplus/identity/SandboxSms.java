package org.cityplus.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.MobileNumber;
import org.cityplus.web.Speech;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sends nothing: keeps messages for the outbox page. Exists only with {@code cityplus.sandbox}. */
@Component
@ConditionalOnBooleanProperty("cityplus.sandbox")
public class SandboxSms implements SmsGateway {
    private final JdbcClient jdbc;
    private final Speech speech;
    private final Clock clock;

    SandboxSms(JdbcClient jdbc, Speech speech, Clock clock) {
        this.jdbc = jdbc;
        this.speech = speech;
        this.clock = clock;
    }

    @Override
    public void send(MobileNumber to, Message message, Locale locale) {
        jdbc.sql("insert into identity.sandbox_sms (phone, text, at) values (?, ?, ?)")
                .params(to.value(), speech.say(locale, message), Timestamp.from(clock.instant()))
                .update();
    }

    /** The latest twenty, newest first. */
    public List<Sms> list() {
        return jdbc.sql("select phone, text, at from identity.sandbox_sms order by id desc limit 20")
                .query((row, n) -> new Sms(
                        new MobileNumber(row.getString("phone")),
                        row.getString("text"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** A message that was not sent. */
    public record Sms(MobileNumber phone, String text, Instant at) {}
}
