package org.cityplus.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.cityplus.channels.Mailroom.EXIT_ENTRY;
import static org.cityplus.channels.Mailroom.OTHER;
import static org.cityplus.channels.Mailroom.draft;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.cityplus.channels.inbox.Conversation;
import org.cityplus.channels.inbox.Inbox;
import org.cityplus.channels.inbox.Notification;
import org.cityplus.identity.Resident;
import org.cityplus.testing.CityTest;
import org.cityplus.vault.Vault;
import org.cityplus.web.UnreadCounter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CityTest
class NotificationsTest {
    @Autowired
    Notifications notifications;

    @Autowired
    Inbox inbox;

    @Autowired
    UnreadCounter unread;

    @Autowired
    Vault vault;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void whatWasSentIsReadBackAsItWasSaid() {
        Resident resident = Mailroom.resident(vault);
        notifications.send(draft(resident, EXIT_ENTRY, "a"));
        assertThat(all(resident)).singleElement().satisfies(n -> {
            // A number comes back as a long, whatever it was.
            assertThat(n.note().title()).isEqualTo(Mailroom.note("a").title());
            assertThat(n.note().state()).isEqualTo(Mailroom.note("a").state());
            assertThat(n.note().rows().getFirst().value().args())
                    .startsWith(Mailroom.note("a")
                            .rows()
                            .getFirst()
                            .value()
                            .args()
                            .subList(0, 3)
                            .toArray());
            assertThat(n.link()).isEqualTo("/cases/a");
            assertThat(n.read()).isFalse();
        });
    }

    @Test
    void theSameKeyIsSentOnceHoweverManyTry() throws Exception {
        Resident resident = Mailroom.resident(vault);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Void> send = () -> {
                notifications.send(draft(resident, EXIT_ENTRY, "same"));
                return null;
            };
            for (var done :
                    pool.invokeAll(IntStream.range(0, 20).mapToObj(i -> send).toList())) {
                done.get();
            }
        }
        assertThat(all(resident)).hasSize(1);
    }

    @Test
    void aBusinessTransactionThatFailsTellsNobody() {
        Resident resident = Mailroom.resident(vault);
        transactions.executeWithoutResult(status -> {
            notifications.send(draft(resident, EXIT_ENTRY, "never"));
            status.setRollbackOnly();
        });
        assertThat(all(resident)).isEmpty();
    }

    @Test
    void atRestNothingIsReadable() {
        Resident resident = Mailroom.resident(vault);
        notifications.send(draft(resident, EXIT_ENTRY, "secret"));
        byte[] stored = jdbc.sql("select note from channels.notification where resident = ?")
                .param(resident.id())
                .query(byte[].class)
                .single();
        assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain("护照", "test.rendered", "secret");
    }

    @Test
    void oneDamagedRowHidesNoOther() {
        Resident resident = Mailroom.resident(vault);
        notifications.send(draft(resident, EXIT_ENTRY, "good"));
        notifications.send(draft(resident, EXIT_ENTRY, "bad"));
        jdbc.sql(
                        "update channels.notification set note = set_byte(note, 20, 255 - get_byte(note, 20)) where dedup_key = 'bad'")
                .update();
        assertThat(all(resident)).hasSize(2);
        assertThat(all(resident).getFirst().note().title().key()).isEqualTo("channels.damaged");
    }

    @Test
    void somebodyErasedIsNotWrittenTo() {
        var nobody = new Resident(UUID.randomUUID(), "");
        notifications.send(draft(nobody, EXIT_ENTRY, "x"));
        assertThat(all(nobody)).isEmpty();
    }

    @Test
    void conversationsCountWhatIsUnreadAndTheLatestComesFirst() {
        Resident resident = Mailroom.resident(vault);
        for (String key : List.of("1", "2", "3")) {
            notifications.send(draft(resident, EXIT_ENTRY, key));
        }
        notifications.send(draft(resident, OTHER, "4"));
        assertThat(inbox.conversations(resident.id()))
                .extracting(
                        Conversation::sender,
                        Conversation::unread,
                        c -> c.last().link())
                .containsExactly(tuple(OTHER, 1, "/cases/4"), tuple(EXIT_ENTRY, 3, "/cases/3"));
        assertThat(unread.unreadOf(resident.id())).isEqualTo(4);
    }

    @Test
    void onlyWhatWasShownIsRead() {
        Resident resident = Mailroom.resident(vault);
        notifications.send(draft(resident, EXIT_ENTRY, "shown"));
        List<Notification> shown = inbox.of(resident.id(), EXIT_ENTRY, Long.MAX_VALUE, 20);
        notifications.send(draft(resident, EXIT_ENTRY, "arrived meanwhile"));
        inbox.markRead(resident.id(), shown);
        assertThat(all(resident))
                .extracting(Notification::link, Notification::read)
                .containsExactly(tuple("/cases/arrived meanwhile", false), tuple("/cases/shown", true));
    }

    @Test
    void sequencesGrowInTheOrderOfCommits() {
        Resident resident = Mailroom.resident(vault);
        for (int i = 0; i < 5; i++) {
            notifications.send(draft(resident, EXIT_ENTRY, "n" + i));
        }
        assertThat(all(resident)).extracting(Notification::sequence).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(inbox.all(resident.id(), 3, 10))
                .extracting(Notification::sequence)
                .containsExactly(2L, 1L);
    }

    private List<Notification> all(Resident resident) {
        return inbox.all(resident.id(), Long.MAX_VALUE, 100);
    }
}
