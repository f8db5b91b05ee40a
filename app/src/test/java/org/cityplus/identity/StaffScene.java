package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.testing.Forms.csrf;

import jakarta.servlet.http.Cookie;
import java.io.ByteArrayOutputStream;
import java.io.UnsupportedEncodingException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.city.City;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A city with a security administrator who is in, and what staff do: over HTTP, with real sessions. */
abstract class StaffScene extends DemoCityTest {
    private static final Pattern SECRET = Pattern.compile("<code>([A-Z2-7]{32})</code>");
    private static final Pattern LINK = Pattern.compile("/desk/welcome#([A-Z2-7-]{29})");
    private static final Pattern CHALLENGE = Pattern.compile("name=\"challenge\" value=\"([^\"]+)\"");
    private static final Pattern RECOVERY = Pattern.compile("<code>([A-Z2-7]{5}-[A-Z2-7]{5})</code>");
    static final String PASSWORD = "correct horse battery";
    static final String AGENCY = "exit-entry-500103";
    static final AtomicInteger NEXT = new AtomicInteger();
    private static final Map<String, Cookie> DEMO = new ConcurrentHashMap<>();

    @Autowired
    MockMvcTester mvc;

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    City city;

    @Autowired
    StaffSessions staffSessions;

    @Autowired
    Staff staff;

    /** Somebody who has come in by a link: name, authenticator, recovery codes. */
    record Person(String username, byte[] secret, List<String> recovery) {}

    Person administrator;
    Cookie desk;

    @BeforeEach
    void aSecurityAdministratorIsIn() throws SQLException {
        String name = "admin" + NEXT.incrementAndGet() + ".of.test";
        administrator = welcomed(name, first(name, true));
        desk = signedIn(administrator);
    }

    String first(String username, boolean another) throws SQLException {
        return first(username, Role.SECURITY_ADMINISTRATOR, another);
    }

    String first(String username, Role role, boolean another) throws SQLException {
        try (Connection connection = database.getConnection()) {
            String link = FirstAdministrator.create(connection, username, "安全管理员", role, another, clock);
            connection.setAutoCommit(true);
            return link;
        }
    }

    Person invited(String prefix, String agency, String role, String until) {
        String username = prefix + NEXT.incrementAndGet();
        String link = link(invite(username, "王敏", agency, role, until));
        return role.endsWith("_ADMINISTRATOR")
                ? welcomed(username, link, word(confirm(demo("tang.feng"), proposal(username))))
                : welcomed(username, link);
    }

    /** The one that waits about somebody of this name. */
    UUID proposal(String username) {
        return jdbc.sql("""
                select p.id from identity.staff_proposal p left join identity.staff s on s.id = p.staff
                 where p.state = 'OPEN' and coalesce(s.username, p.username) = ?
                """).param(username).query(UUID.class).single();
    }

    MvcTestResult confirm(Cookie second, UUID proposal) {
        return post("/desk/proposals/" + proposal + "/confirm", second, "why", "spoke with her");
    }

    MvcTestResult decline(Cookie second, UUID proposal) {
        return post("/desk/proposals/" + proposal + "/decline", second, "why", "nobody knows her");
    }

    static String word(MvcTestResult confirmed) {
        return found(RECOVERY, confirmed);
    }

    MvcTestResult invite(String username, String name, String agency, String role, String until) {
        return post(
                "/desk/staff",
                desk,
                "username",
                username,
                "name",
                name,
                "agency",
                agency,
                "role",
                role,
                "until",
                until,
                "why",
                "new colleague");
    }

    MvcTestResult give(UUID staff, String agency, String role, String until) {
        return post(
                "/desk/staff/" + staff + "/roles",
                desk,
                "agency",
                agency,
                "role",
                role,
                "until",
                until,
                "why",
                "deputy");
    }

    Person welcomed(String username, String link) {
        return welcomed(username, link, "");
    }

    Person welcomed(String username, String link, String word) {
        byte[] secret = secret(open(link, word));
        MvcTestResult done = post(
                "/desk/welcome/proofs",
                null,
                "link",
                link,
                "word",
                word,
                "password",
                PASSWORD,
                "repeated",
                PASSWORD,
                "code",
                code(secret));
        assertThat(done).hasStatusOk();
        List<String> recovery = RECOVERY.matcher(body(done))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
        return new Person(username, secret, recovery);
    }

    MvcTestResult open(String link, String word) {
        return post("/desk/welcome", null, "link", link, "word", word);
    }

    MvcTestResult use(String link, String password, String repeated, String code) {
        return post(
                "/desk/welcome/proofs", null, "link", link, "password", password, "repeated", repeated, "code", code);
    }

    Cookie signedIn(Person person) {
        clock.forward(Duration.ofMinutes(2));
        MvcTestResult in = second(password(person), code(person.secret()));
        assertThat(in).hasStatus(302);
        return session(in);
    }

    /** Somebody made up, who needs no second proof in a demonstration; signed in once for many tests. */
    Cookie demo(String username) {
        Cookie before = DEMO.get(username);
        if (before != null
                && mvc.get()
                                .uri("/desk/me")
                                .cookie(before)
                                .exchange()
                                .getResponse()
                                .getStatus()
                        == 200) {
            return before;
        }
        MvcTestResult in = post("/desk/sign-in", null, "username", username, "password", "demo-" + username);
        assertThat(in).hasStatus(302);
        DEMO.put(username, session(in));
        return session(in);
    }

    MvcTestResult password(Person person) {
        return post("/desk/sign-in", null, "username", person.username(), "password", PASSWORD);
    }

    MvcTestResult second(MvcTestResult half, String code) {
        return post("/desk/sign-in/second", null, "challenge", found(CHALLENGE, half), "code", code);
    }

    String code(byte[] secret) {
        return Totp.code(secret, Totp.stepAt(clock.instant()));
    }

    byte[] secret(MvcTestResult welcome) {
        String base32 = found(SECRET, welcome);
        var bytes = new ByteArrayOutputStream();
        int bits = 0;
        int held = 0;
        for (char each : base32.toCharArray()) {
            held = held << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(each);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(held >> bits);
            }
        }
        return bytes.toByteArray();
    }

    static String link(MvcTestResult page) {
        return found(LINK, page);
    }

    UUID id(String username) {
        return jdbc.sql("select id from identity.staff where username = ?")
                .param(username)
                .query(UUID.class)
                .single();
    }

    MvcTestResult post(String path, @Nullable Cookie session, String... fields) {
        var request = mvc.post().uri(path);
        if (session != null) {
            request = request.cookie(session);
        }
        request = request.with(csrf()).with(asked -> {
            asked.setRemoteAddr("198.18." + NEXT.incrementAndGet() % 250 + "." + NEXT.get() / 250 % 250);
            return asked;
        });
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    static String found(Pattern pattern, MvcTestResult result) {
        Matcher matcher = pattern.matcher(body(result));
        assertThat(matcher.find()).as("%s in %s", pattern, body(result)).isTrue();
        return matcher.group(1);
    }

    static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Cookie session(MvcTestResult result) {
        return Objects.requireNonNull(result.getResponse().getCookie("session"));
    }
}
