package org.cityplus.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.audit.MerkleLog;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.testing.OwnDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The rules of docs/alerts.yaml against what a running city says of itself. */
@OwnDatabase
@TestPropertySource(properties = "spring.test.metrics.export=true")
class AlertsTest extends DemoCityTest {
    private static final Path RULES = Path.of("../docs/alerts.yaml");

    /** What is a function, a label or a keyword of the language; a metric is none of them. */
    private static final Pattern NAME = Pattern.compile("\\b[a-z][a-z0-9_]{3,}\\b(?!\\s*\\()");

    private static final Pattern NOT_A_NAME = Pattern.compile("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"");
    private static final Set<String> KEYWORDS = Set.of("and", "unless", "without");

    /** Prometheus makes it itself, of whether a scrape succeeded. */
    private static final String ITS_OWN = "up";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Vitals vitals;

    @Autowired
    Audit audit;

    @Autowired
    MerkleLog log;

    @Autowired
    TransactionTemplate transactions;

    /** A transaction anywhere on the server may hold the log back for a moment. */
    private void logged() {
        do {
            ReflectionTestUtils.invokeMethod(log, "keepUp");
        } while (log.pending() > 0);
    }

    private static List<JsonNode> rules() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        for (JsonNode group :
                YAMLMapper.builder().build().readTree(RULES.toFile()).get("groups")) {
            group.get("rules").forEach(rules::add);
        }
        return rules;
    }

    private static Set<String> metricsOf(String expression) {
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(NOT_A_NAME.matcher(expression).replaceAll(" "));
        while (name.find()) {
            names.add(name.group());
        }
        names.removeAll(KEYWORDS);
        return names;
    }

    private String scraped() throws UnsupportedEncodingException {
        vitals.measure();
        mvc.get().uri("/").exchange();
        return mvc.get().uri("/actuator/prometheus").exchange().getResponse().getContentAsString();
    }

    private double value(String metric) throws UnsupportedEncodingException {
        Matcher line = Pattern.compile("(?m)^" + metric + "[^ ]* (\\S+)$").matcher(scraped());
        assertThat(line.find()).as(metric).isTrue();
        return Double.parseDouble(line.group(1));
    }

    @Test
    void eachRuleSaysWhyAndWhatToDoAndAsksForWhatThereIs() throws IOException {
        String scraped = scraped();
        assertThat(rules()).hasSizeGreaterThan(10).allSatisfy(rule -> {
            String name = rule.get("alert").asString();
            assertThat(rule.get("annotations").get("why").asString()).as(name).isNotBlank();
            assertThat(rule.get("annotations").get("do").asString()).as(name).isNotBlank();
            assertThat(rule.get("labels").get("severity").asString()).as(name).isIn("wake", "morning");
            assertThat(rule.get("for").asString()).as(name).isNotBlank();
            String expression = rule.get("expr").asString();
            Set<String> metrics = metricsOf(expression);
            if (!expression.startsWith(ITS_OWN + "{")) {
                assertThat(metrics).as(name).isNotEmpty();
            }
            for (String metric : metrics) {
                assertThat(scraped).as(name + ": " + metric).containsPattern("(?m)^" + metric + "[{ ]");
            }
        });
    }

    @Test
    void aMetricNobodyHasWouldBeNoticed() throws IOException {
        assertThat(metricsOf("sum(rate(no_such_thing_total{a=\"b\"}[5m])) > 2")).containsExactly("no_such_thing_total");
        assertThat(scraped()).doesNotContain("no_such_thing_total");
    }

    @Test
    void anEntryThatWaitsForTheLogGrowsOld() throws UnsupportedEncodingException {
        logged();
        assertThat(value("cityplus_audit_waiting_seconds")).isZero();
        transactions.executeWithoutResult(status ->
                audit.write(new AuditEntry(clock.instant(), UUID.randomUUID(), "", null, "test:alerts", "waits")));
        clock.forward(Duration.ofMinutes(11));
        assertThat(value("cityplus_audit_waiting_seconds")).isEqualTo(660);
        logged();
        assertThat(value("cityplus_audit_waiting_seconds")).isZero();
        assertThat(value("cityplus_audit_checkpoint_age_seconds")).isLessThan(24 * 3600);
        clock.forward(Duration.ofHours(30));
        assertThat(value("cityplus_audit_checkpoint_age_seconds")).isGreaterThan(26 * 3600);
    }

    @Test
    void anEventNobodyFinishesGrowsOld() throws UnsupportedEncodingException {
        assertThat(value("cityplus_events_waiting_seconds")).isZero();
        UUID event = UUID.randomUUID();
        jdbc.sql(
                        "insert into events.event_publication (id, listener_id, event_type, serialized_event, publication_date) values (?, 'l', 't', '{}', ?)")
                .params(event, Timestamp.from(clock.instant().minus(Duration.ofMinutes(20))))
                .update();
        assertThat(value("cityplus_events_waiting_seconds")).isEqualTo(1200);
        jdbc.sql("delete from events.event_publication where id = ?")
                .param(event)
                .update();
    }

    @Test
    void aClockThatIsOffShows() throws UnsupportedEncodingException {
        // The tests' clock stands at a morning of its own; the database's does not.
        assertThat(value("cityplus_clock_skew_seconds")).isGreaterThan(5);
    }

    @Test
    void wrongProofsAreCounted() throws UnsupportedEncodingException {
        double before = value("cityplus_sign_in_refused_total\\{kind=\"staff\"");
        mvc.post()
                .uri("/api/sign-in/staff")
                .contentType("application/json")
                .content("{\"username\":\"zhang.ying\",\"password\":\"wrong\"}")
                .exchange();
        assertThat(value("cityplus_sign_in_refused_total\\{kind=\"staff\"")).isEqualTo(before + 1);
    }

    @Test
    void theEndOfACertificateIsRead() {
        Path folder = Path.of("target/alerts-tls");
        Certificates.make(folder);
        assertThat(Certificate.endOf(folder.resolve("cert.pem"))).isPresent();
        assertThat(Certificate.endOf(folder.resolve("nothing.pem"))).isEmpty();
    }
}
