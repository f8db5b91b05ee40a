package org.cityplus.channels.inbox;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cityplus.channels.Note;
import org.cityplus.kernel.PersonalData;
import org.cityplus.web.Speech;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What a resident was told. */
@Component
class MessageData implements PersonalData {
    private static final String MESSAGES = "messages";
    private static final List<java.util.Locale> LANGUAGES =
            List.of(java.util.Locale.SIMPLIFIED_CHINESE, java.util.Locale.ENGLISH);
    private static final int ALL = 100_000;

    private final Inbox inbox;
    private final Speech speech;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    MessageData(Inbox inbox, Speech speech, JdbcClient jdbc, TransactionTemplate transactions) {
        this.inbox = inbox;
        this.speech = speech;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public Set<String> tables() {
        return Set.of("channels.notification", "channels.mailbox");
    }

    @Override
    public List<Held> held(UUID person) {
        return List.of(new Held(
                MESSAGES,
                jdbc.sql("select count(*) from channels.notification where resident = ?")
                        .param(person)
                        .query(Long.class)
                        .single()));
    }

    @Override
    public void export(UUID person, Takeout takeout) {
        takeout.data(
                MESSAGES,
                inbox.all(person, Long.MAX_VALUE, ALL).stream().map(this::said).toList());
    }

    private Map<String, Object> said(Notification notification) {
        Note note = notification.note();
        return Map.of(
                "from", notification.sender().value(),
                "at", notification.at(),
                "kind", notification.kind(),
                "read", notification.read(),
                "says",
                        LANGUAGES.stream()
                                .map(language ->
                                        speech.say(language, note.title()) + ". " + speech.say(language, note.line()))
                                .toList(),
                "facts",
                        note.rows().stream()
                                .map(row -> LANGUAGES.stream()
                                        .map(language -> speech.say(language, row.label()) + ": "
                                                + speech.say(language, row.value()))
                                        .toList())
                                .toList());
    }

    @Override
    public void erase(UUID person) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("delete from channels.notification where resident = ?")
                    .param(person)
                    .update();
            jdbc.sql("delete from channels.mailbox where resident = ?")
                    .param(person)
                    .update();
        });
    }

    @Override
    public int forget(String kind, Instant before) {
        return kind.equals(MESSAGES)
                ? jdbc.sql("delete from channels.notification where read_at < ?")
                        .param(Timestamp.from(before))
                        .update()
                : 0;
    }
}
