package org.cityplus.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.cityplus.audit.MerkleLog;
import org.cityplus.audit.VerifyCommand;
import org.cityplus.cases.testing.DemoCityTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/** A release in the version after it: no row is lost, and its log is the one that goes on. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class UpgradedCity extends DemoCityTest {
    private final GoldenCity release;
    private final Map<String, String> story;

    @Autowired
    MerkleLog log;

    @Autowired
    DataSource database;

    @TempDir
    Path folder;

    UpgradedCity(String release) {
        this.release = GoldenCity.named(release);
        this.story = this.release.story();
    }

    /** What the release's story left, by name. */
    Map<String, String> story() {
        return story;
    }

    String told(String name) {
        return java.util.Objects.requireNonNull(story.get(name), name);
    }

    UUID id(String name) {
        return UUID.fromString(told(name));
    }

    @Test
    @Order(1)
    void noRowIsLost() {
        // What expires is tidied away, and is no loss.
        Set<String> passing = Set.of(
                "cases.figure_of_day",
                "identity.session",
                "identity.session_attributes",
                "identity.sandbox_sms",
                "identity.sign_in_code",
                "identity.staff_link",
                "identity.staff_challenge",
                "identity.passkey_challenge",
                "openid.granted",
                "openid.token",
                "web.idempotency",
                "events.event_publication",
                "identity.staff_tries");
        story.forEach((name, count) -> {
            if (name.startsWith("rows.") && !passing.contains(name.substring(5))) {
                assertThat(count("select count(*) from " + name.substring(5)))
                        .as(name)
                        .isGreaterThanOrEqualTo(Long.parseLong(count));
            }
        });
    }

    /** Also from the release's own checkpoint, kept by somebody: the log goes on, it does not begin anew. */
    @Test
    @Order(20)
    void theLogOfBeforeVerifiesAndGoesOn() throws Exception {
        long before = count("select count(*) from audit.leaf");
        logged();
        Path kept =
                Files.writeString(folder.resolve("kept.txt"), told("checkpoint").replace("\\n", "\n"));
        VerifyCommand command = new VerifyCommand(log.verifierKey());
        command.expect(kept);
        VerifyCommand.Result result = verified(command);
        assertThat(result.faults()).isEmpty();
        assertThat(result.waiting()).isZero();
        assertThat(result.size()).isGreaterThan(before);
    }

    /** With teeth: one old row changed is told from the release's checkpoint. */
    @Test
    @Order(21)
    void aRowOfBeforeThatIsChangedShows() throws Exception {
        jdbc.sql("alter table audit.entry disable trigger user").update();
        jdbc.sql("update audit.entry set act = act || '!' where id = (select min(entry) from audit.leaf)")
                .update();
        Path kept =
                Files.writeString(folder.resolve("kept.txt"), told("checkpoint").replace("\\n", "\n"));
        VerifyCommand command = new VerifyCommand(log.verifierKey());
        command.expect(kept);
        assertThat(verified(command).faults()).isNotEmpty();
    }

    private VerifyCommand.Result verified(VerifyCommand command) throws Exception {
        try (Connection city = database.getConnection()) {
            command.expectPublished(city);
            return command.database(city, null);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The log takes what was written. */
    void logged() {
        do {
            ReflectionTestUtils.invokeMethod(log, "keepUp");
        } while (log.pending() > 0);
    }
}
