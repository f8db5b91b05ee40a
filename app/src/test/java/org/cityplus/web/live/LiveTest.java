package org.cityplus.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.cityplus.testing.CityTest;
import org.cityplus.web.Live;
import org.cityplus.web.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;

@CityTest
class LiveTest {
    record Person(UUID id, String displayName, boolean isStaff) implements Viewer {
        @Override
        public Set<String> roles() {
            return Set.of(isStaff ? "STAFF" : "RESIDENT");
        }
    }

    @Autowired
    MockMvc mvc;

    @Autowired
    Live live;

    @Autowired
    Connections connections;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void aWakeUpComesAfterTheCommitAndOnlyToItsOwnPages() throws Exception {
        var one = open(UUID.randomUUID());
        UUID mine = UUID.randomUUID();
        var page = open(mine);
        transactions.executeWithoutResult(status -> {
            live.wake(Live.resident(mine));
            pause(300);
            assertThat(text(page)).doesNotContain("event:wake");
        });
        await(() -> text(page).contains("event:wake"));
        assertThat(text(one)).doesNotContain("event:wake");
    }

    @Test
    void aTransactionThatFailsWakesNobody() throws Exception {
        UUID mine = UUID.randomUUID();
        var page = open(mine);
        transactions.executeWithoutResult(status -> {
            live.wake(Live.resident(mine));
            status.setRollbackOnly();
        });
        pause(300);
        assertThat(text(page)).doesNotContain("event:wake");
    }

    @Test
    void whoeverMaySeeLessHasNoOpenPageAfterTheCommitAndNobodyElseLosesOne() throws Exception {
        var others = open(UUID.randomUUID());
        UUID mine = UUID.randomUUID();
        var page = open(mine);
        var another = open(mine);
        int open = connections.size();
        transactions.executeWithoutResult(status -> {
            live.close(mine);
            pause(300);
            assertThat(text(page)).doesNotContain("event:gone");
        });
        await(() -> text(page).contains("event:gone") && text(another).contains("event:gone"));
        await(() -> connections.size() == open - 2);
        assertThat(text(others)).doesNotContain("event:gone");
    }

    /** What another node says comes over the database's channel, as here. */
    @Test
    void aPageClosesWhicheverNodeSaysSo() throws Exception {
        UUID mine = UUID.randomUUID();
        var page = open(mine);
        jdbc.sql("select pg_notify('cityplus_live', ?)")
                .param("end:" + mine)
                .query((row, i) -> 1)
                .list();
        await(() -> text(page).contains("event:gone"));
    }

    @Test
    void aPageThatAsksWhetherItsReaderIsThereLearnsJustThat() throws Exception {
        mvc.perform(MockMvcRequestBuilders.get("/live/present"))
                .andExpect(
                        result -> assertThat(result.getResponse().getStatus()).isEqualTo(200));
        var viewer = new Person(UUID.randomUUID(), "", false);
        mvc.perform(MockMvcRequestBuilders.get("/live/present")
                        .with(SecurityMockMvcRequestPostProcessors.authentication(
                                new UsernamePasswordAuthenticationToken(
                                        viewer, "", AuthorityUtils.createAuthorityList("ROLE_RESIDENT")))))
                .andExpect(
                        result -> assertThat(result.getResponse().getStatus()).isEqualTo(204));
    }

    @Test
    void manyWakeUpsAreFew() throws Exception {
        UUID mine = UUID.randomUUID();
        var page = open(mine);
        for (int i = 0; i < 1000; i++) {
            live.wake(Live.resident(mine));
        }
        await(() -> text(page).contains("event:wake"));
        pause(300);
        assertThat(text(page).split("event:wake", -1).length - 1).isLessThan(30);
    }

    @Test
    void aLostListenerComesBackAndWakesEverybodyOnce() throws Exception {
        var page = open(UUID.randomUUID());
        jdbc.sql("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where application_name = 'cityplus live'
                """).query((row, i) -> 1).list();
        await(() -> text(page).contains("event:wake"));
    }

    @Test
    void aSeventhPageClosesTheFirst() throws Exception {
        int before = connections.size();
        UUID mine = UUID.randomUUID();
        for (int i = 0; i < 7; i++) {
            open(mine);
        }
        await(() -> connections.size() <= before + 6);
        assertThat(connections.size()).isLessThanOrEqualTo(before + 6);
    }

    private MvcResult open(UUID who) throws Exception {
        var viewer = new Person(who, "", false);
        var token = new UsernamePasswordAuthenticationToken(
                viewer, "", AuthorityUtils.createAuthorityList("ROLE_RESIDENT"));
        MvcResult page = mvc.perform(MockMvcRequestBuilders.get("/live")
                        .accept("text/event-stream")
                        .with(SecurityMockMvcRequestPostProcessors.authentication(token)))
                .andReturn();
        await(() -> text(page).contains(":open"));
        return page;
    }

    private static String text(MvcResult page) {
        try {
            return page.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(Duration.ofSeconds(15));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            pause(20);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
