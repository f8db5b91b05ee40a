package org.cityplus.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.channels.Mailroom.EXIT_ENTRY;
import static org.cityplus.channels.Mailroom.as;
import static org.cityplus.channels.Mailroom.draft;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cityplus.channels.inbox.Inbox;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.Message;
import org.cityplus.testing.CityTest;
import org.cityplus.vault.Vault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.web.servlet.MockMvc;

@CityTest
class MessagesPageTest {
    @TestConfiguration
    static class FourThingsWait {
        static UUID whose = new UUID(0, 0);

        @Bean
        WaitingFor fourThings() {
            return resident -> resident.equals(whose)
                    ? List.of(waiting("last", 20), waiting("first", 1), waiting("third", 9), waiting("second", 5))
                    : List.of();
        }

        private static Waiting waiting(String name, int day) {
            return new Waiting(
                    Message.of("test.rendered", name, "", "", ""), LocalDate.of(2025, 12, day), "/cases/" + name);
        }
    }

    @Autowired
    MockMvc mvc;

    @Autowired
    Notifications notifications;

    @Autowired
    Inbox inbox;

    @Autowired
    Vault vault;

    private Resident resident = new Resident(new UUID(0, 0), "");

    @BeforeEach
    void somebodyNew() {
        resident = Mailroom.resident(vault);
    }

    @Test
    void anEmptyTabSaysWhatWillBeHere() throws Exception {
        assertThat(page("/messages")).contains("您办的事有了进展", "看看能办什么").doesNotContain("轮到您");
    }

    @Test
    void theLampPinsAtMostThreeInDueOrder() throws Exception {
        FourThingsWait.whose = resident.id();
        String page = page("/messages");
        assertThat(page).contains("轮到您·4 件", "2025年12月1日前").doesNotContain("/cases/last");
        assertThat(page.indexOf("/cases/first")).isLessThan(page.indexOf("/cases/second"));
        assertThat(page.indexOf("/cases/second")).isLessThan(page.indexOf("/cases/third"));
    }

    @Test
    void openingAConversationReadsWhatItShows() throws Exception {
        notifications.send(draft(resident, EXIT_ENTRY, "a"));
        assertThat(page("/messages")).contains("badge num\">1");
        mvc.perform(
                get("/messages/" + EXIT_ENTRY).header("Sec-Purpose", "prefetch").with(as(resident)));
        assertThat(page("/messages")).contains("badge num\">1");
        assertThat(page("/messages/" + EXIT_ENTRY)).contains("id=\"latest\"", "/cases/a");
        assertThat(page("/messages")).doesNotContain("badge num");
    }

    @Test
    void earlierMessagesAreAPageAway() throws Exception {
        for (int i = 1; i <= 25; i++) {
            notifications.send(draft(resident, EXIT_ENTRY, "n" + i + "."));
        }
        String newest = page("/messages/" + EXIT_ENTRY);
        assertThat(newest).contains("/cases/n25.", "/cases/n6.", "?before=6\"").doesNotContain("/cases/n5.");
        assertThat(page("/messages/" + EXIT_ENTRY + "?before=6")).contains("/cases/n5.", "/cases/n1.", "回到最新");
        assertThat(inbox.conversations(resident.id()).getFirst().unread()).isZero();
    }

    @Test
    void itSpeaksEnglishToo() throws Exception {
        notifications.send(draft(resident, EXIT_ENTRY, "a"));
        String page = mvc.perform(
                        get("/messages/" + EXIT_ENTRY).with(as(resident)).cookie(new Cookie("lang", "en")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("Passport; ¥120; 27 November 2025; 1 message unread", "Today ");
    }

    @Test
    void programsPageBySequence() throws Exception {
        for (int i = 1; i <= 3; i++) {
            notifications.send(draft(resident, EXIT_ENTRY, "k" + i));
        }
        mvc.perform(get("/api/messages?limit=2").with(as(resident)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.messages.length()").value(2))
                .andExpect(jsonPath("$.messages[0].link").value("/cases/k3"))
                .andExpect(jsonPath("$.next").value(2));
        mvc.perform(get("/api/messages?limit=2&before=2").with(as(resident)))
                .andExpect(jsonPath("$.messages[0].link").value("/cases/k1"))
                .andExpect(jsonPath("$.next").doesNotExist());
        mvc.perform(get("/api/messages?limit=0").with(as(resident)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.fields[0].field").value("limit"));
    }

    private String page(String path) throws Exception {
        return mvc.perform(get(path).with(as(resident)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
