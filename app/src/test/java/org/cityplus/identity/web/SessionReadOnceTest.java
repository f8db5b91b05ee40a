package org.cityplus.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.cityplus.testing.CityTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.OrderUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.web.filter.RequestContextFilter;

@CityTest
class SessionReadOnceTest {
    @Autowired
    ThriftySessions sessions;

    @Autowired
    JdbcIndexedSessionRepository rows;

    @Autowired
    JdbcClient jdbc;

    private String id = "";

    @BeforeEach
    void signedIn() {
        var session = sessions.createSession();
        sessions.save(session);
        id = session.getId();
    }

    private void endElsewhere() {
        jdbc.sql("delete from identity.session where session_id = ?").param(id).update();
    }

    private static void inARequest(Runnable work) throws Exception {
        FilterChain chain = (request, response) -> work.run();
        new SessionOfRequest().doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), chain);
    }

    @Test
    void aRequestReadsItsSessionOnce() throws Exception {
        inARequest(() -> {
            var read = sessions.findById(id);
            endElsewhere();
            assertThat(sessions.findById(id)).isNotNull().isSameAs(read);
        });
    }

    @Test
    void theNextRequestReadsItAgain() throws Exception {
        inARequest(() -> assertThat(sessions.findById(id)).isNotNull());
        endElsewhere();
        inARequest(() -> assertThat(sessions.findById(id)).isNull());
    }

    @Test
    void aSessionThatEndedInARequestIsGoneForIt() throws Exception {
        inARequest(() -> {
            assertThat(sessions.findById(id)).isNotNull();
            sessions.deleteById(id);
            assertThat(sessions.findById(id)).isNull();
        });
    }

    @Test
    void outsideARequestNothingIsRemembered() {
        assertThat(sessions.findById(id)).isNotNull();
        endElsewhere();
        assertThat(sessions.findById(id)).isNull();
    }

    /** Also for Spring Session's last question, which comes when Spring's memory of the request is gone already. */
    @Test
    void theWholeWayOfARequestReadsTheRowOnce() throws Exception {
        JdbcIndexedSessionRepository counted = spy(rows);
        SessionRepositoryFilter<ThriftySessions.Thrifty> springSession =
                new SessionRepositoryFilter<>(new ThriftySessions(counted, Duration.ofMinutes(1)));
        CookieHttpSessionIdResolver cookies = new CookieHttpSessionIdResolver();
        DefaultCookieSerializer names = new DefaultCookieSerializer();
        names.setCookieName("session");
        cookies.setCookieSerializer(names);
        springSession.setHttpSessionIdResolver(cookies);
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(
                new Cookie("session", Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.US_ASCII))));
        HttpServlet page = new HttpServlet() {
            @Override
            protected void service(HttpServletRequest asked, HttpServletResponse answer) {
                assertThat(asked.getSession(false).getId()).isEqualTo(id);
            }
        };
        new MockFilterChain(page, new SessionOfRequest(), springSession, new RequestContextFilter())
                .doFilter(request, new MockHttpServletResponse());
        verify(counted, times(1)).findById(any());
    }

    @Test
    void itBeginsBeforeSpringSession() {
        assertThat(OrderUtils.getOrder(SessionOfRequest.class)).isLessThan(SessionRepositoryFilter.DEFAULT_ORDER);
    }
}
