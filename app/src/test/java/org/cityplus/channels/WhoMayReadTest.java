package org.cityplus.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.channels.Mailroom.EXIT_ENTRY;
import static org.cityplus.channels.Mailroom.OFFICER;
import static org.cityplus.channels.Mailroom.as;
import static org.cityplus.channels.Mailroom.draft;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.UUID;
import org.cityplus.channels.inbox.Inbox;
import org.cityplus.identity.Resident;
import org.cityplus.testing.CityTest;
import org.cityplus.vault.Vault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Who × what: the resident reads their own, everybody else nothing. */
@CityTest
class WhoMayReadTest {
    @Autowired
    MockMvc mvc;

    @Autowired
    Notifications notifications;

    @Autowired
    Inbox inbox;

    @Autowired
    Vault vault;

    private Resident owner = new Resident(UUID.randomUUID(), "");
    private Resident stranger = owner;
    private UUID id = owner.id();

    @BeforeEach
    void aNotification() {
        owner = Mailroom.resident(vault);
        stranger = Mailroom.resident(vault);
        notifications.send(draft(owner, EXIT_ENTRY, "mine"));
        id = inbox.all(owner.id(), Long.MAX_VALUE, 1).getFirst().id();
    }

    @Test
    void theListOfConversations() throws Exception {
        assertThat(body(get("/messages"), as(owner))).contains("line of mine");
        assertThat(body(get("/messages"), as(stranger))).doesNotContain("line of mine");
        assertThat(status(get("/messages"), as(OFFICER))).isEqualTo(403);
        assertThat(status(get("/messages"), request -> request)).isEqualTo(302);
    }

    @Test
    void oneConversation() throws Exception {
        var conversation = "/messages/" + EXIT_ENTRY;
        assertThat(body(get(conversation), as(owner))).contains("预审结果通知");
        assertThat(body(get(conversation), as(stranger))).doesNotContain("预审结果通知");
        assertThat(status(get(conversation), as(OFFICER))).isEqualTo(403);
        assertThat(status(get(conversation), request -> request)).isEqualTo(302);
        assertThat(status(get("/messages/no-such-agency"), as(owner))).isEqualTo(404);
    }

    @Test
    void theApi() throws Exception {
        assertThat(body(get("/api/messages"), as(owner))).contains("line of mine");
        assertThat(body(get("/api/messages"), as(stranger))).doesNotContain("line of mine");
        assertThat(status(get("/api/messages"), as(OFFICER))).isEqualTo(403);
        assertThat(status(get("/api/messages"), request -> request)).isEqualTo(401);
    }

    @Test
    void markingAsRead() throws Exception {
        String read = "/api/messages/" + id + "/read";
        assertThat(status(post(read), as(stranger))).isEqualTo(404);
        assertThat(status(post(read), as(OFFICER))).isEqualTo(403);
        assertThat(status(post(read), request -> request)).isEqualTo(401);
        assertThat(inbox.conversations(owner.id()).getFirst().unread()).isEqualTo(1);
        assertThat(status(post(read), as(owner))).isEqualTo(204);
        assertThat(status(post(read), as(owner))).isEqualTo(204);
        assertThat(inbox.conversations(owner.id()).getFirst().unread()).isZero();
    }

    private String body(MockHttpServletRequestBuilder request, RequestPostProcessor who) throws Exception {
        return mvc.perform(request.with(who)).andReturn().getResponse().getContentAsString();
    }

    private int status(MockHttpServletRequestBuilder request, RequestPostProcessor who) throws Exception {
        return mvc.perform(request.with(who)).andReturn().getResponse().getStatus();
    }
}
