package org.cityplus.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.cityplus.testing.CityTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@CityTest
class SessionReadOnceTest {
    @Autowired
    ThriftySessions sessions;

    @Autowired
    JdbcClient jdbc;

    private String id = "";

    @BeforeEach
    void signedIn() {
        var session = sessions.createSession();
        sessions.save(session);
        id = session.getId();
    }

    @Test
    void aRequestReadsItsSessionOnce() {
        aRequest();
        var read = sessions.findById(id);
        jdbc.sql("delete from identity.session where session_id = ?").param(id).update();
        assertThat(sessions.findById(id)).isNotNull().isSameAs(read);
    }

    @Test
    void theNextRequestReadsItAgain() {
        aRequest();
        assertThat(sessions.findById(id)).isNotNull();
        jdbc.sql("delete from identity.session where session_id = ?").param(id).update();
        aRequest();
        assertThat(sessions.findById(id)).isNull();
    }

    @Test
    void aSessionThatEndedInARequestIsGoneForIt() {
        aRequest();
        assertThat(sessions.findById(id)).isNotNull();
        sessions.deleteById(id);
        assertThat(sessions.findById(id)).isNull();
    }

    @Test
    void outsideARequestNothingIsRemembered() {
        // Spring's tests are in a request from the beginning.
        RequestContextHolder.resetRequestAttributes();
        assertThat(sessions.findById(id)).isNotNull();
        jdbc.sql("delete from identity.session where session_id = ?").param(id).update();
        assertThat(sessions.findById(id)).isNull();
    }

    private static void aRequest() {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
    }
}
