package org.cityplus.privacy.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.cityplus.audit.MerkleLog;
import org.cityplus.audit.VerifyCommand;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.desk.Queue;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRows;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.identity.Resident;
import org.cityplus.identity.SignIn;
import org.cityplus.kernel.PersonalData;
import org.cityplus.kernel.Refusal;
import org.cityplus.testing.Crowd;
import org.cityplus.vault.SubjectErased;
import org.cityplus.vault.Vault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** Somebody goes, and nothing that leads to them stays but what the law wants. */
class ErasureTest extends PrivacyTest {
    @Autowired
    Vault vault;

    @Autowired
    MerkleLog log;

    @Autowired
    DataSource database;

    @Autowired
    SignIn signIn;

    @Autowired
    CaseBook book;

    @Autowired
    Queue queue;

    @Autowired
    Desk officersDesk;

    @Autowired
    List<PersonalData> parts;

    @TempDir
    Path folder;

    private List<String> traces(Leaver.Life life) {
        return new Traces(jdbc)
                .of(
                        List.of(life.phone(), life.name(), life.number()),
                        List.of(
                                vault.digest("identity.phone", life.phone()),
                                vault.digest("identity.document", "resident-card:" + life.number())),
                        List.of(ByteBuffer.wrap(vault.digest(
                                        "cases.name/" + life.decided().agency(),
                                        "c:" + life.name().substring(0, 2)))
                                .getLong()));
    }

    @Test
    void nothingInAnyTableLeadsToHerAndTheLogStillVerifies() throws Exception {
        Leaver.Life life = leaver.decided();
        assertThat(traces(life))
                .as("in clear there is nothing even now; by digest she is found")
                .containsOnly(
                        "identity.resident.phone_digest",
                        "identity.sign_in_code.phone_digest",
                        "identity.sandbox_sms.phone_digest",
                        "cases.name_piece.pieces");
        Path before = Files.writeString(folder.resolve("before"), caughtUp());
        erase(life);
        assertThat(traces(life)).isEmpty();
        assertThatThrownBy(() -> vault.seal(life.resident().id(), "x")).isInstanceOf(SubjectErased.class);
        caughtUp();
        try (Connection city = database.getConnection()) {
            VerifyCommand verify = new VerifyCommand(log.verifierKey());
            verify.expect(before);
            assertThat(verify.database(city, null).faults()).isEmpty();
        }
    }

    /** The newest state once every entry is in it. */
    private String caughtUp() {
        do {
            ReflectionTestUtils.invokeMethod(log, "keepUp");
        } while (log.pending() > 0);
        return log.latest();
    }

    @Test
    void herPhoneComesBackAsSomebodyElse() {
        Leaver.Life life = leaver.decided();
        erase(life);
        clock.forward(Duration.ofDays(1));
        var challenge = signIn.sendCode(life.phone(), Locale.ENGLISH, Applicants.newCaller());
        Resident stranger = signIn.redeem(challenge, life.phone(), applicants.codeSentTo(life.phone()));
        assertThat(stranger.id()).isNotEqualTo(life.resident().id());
        assertThat(stranger.displayName()).isEmpty();
        assertThat(book.listOf(stranger.id())).isEmpty();
    }

    @Test
    void theDecisionIsKeptWithoutPhotoPhoneAndAddressUntilItsTimeIsOver() {
        Leaver.Life life = leaver.decided();
        erase(life);
        var officer = leaver.officerOf(life.decided());
        var kept = officersDesk.look(officer, life.decided().id());
        assertThat(kept.lodged().answers())
                .containsEntry("name", life.name())
                .containsEntry("idNumber", life.number())
                .doesNotContainKeys("photo", "mobile", "address");
        assertThat(kept.actions()).hasSize(life.decided().sequence());
        assertThat(kept.row().applicantName()).isEqualTo(CaseRows.ERASED);
        assertThat(queue.search(life.decided().agency(), life.name())).isEmpty();
        assertThat(queue.search(life.decided().agency(), life.decided().number()))
                .extracting(row -> row.id())
                .containsExactly(life.decided().id());
    }

    @Test
    void stoppedAfterAnyStepItGoesOnAndEndsTheSame() {
        int steps = job.steps(UUID.randomUUID()).size();
        assertThat(steps).isGreaterThan(2 * parts.size());
        for (int stop = 0; stop < steps; stop++) {
            Leaver.Life life = leaver.decided();
            Erasures.Erasure asked = erasures.ask(life.resident().id(), "ERASE");
            clock.forward(THOUGHT_OVER);
            assertThat(erasures.begin(asked)).isTrue();
            job.steps(life.resident().id()).subList(0, stop).forEach(Runnable::run);
            // killed here; whoever comes next begins anew
            assertThat(erasures.listDue())
                    .as("after step %d", stop)
                    .anyMatch(one -> one.id().equals(asked.id()));
            job.carryOut(asked);
            assertThat(traces(life)).as("stopped after step %d", stop).isEmpty();
            assertThat(count("select count(*) from privacy.erasure where id = ? and state = 'DONE'", asked.id()))
                    .isEqualTo(1);
            assertThat(book.getRecord(book.get(life.decided().id())).lodged().answers())
                    .containsEntry("name", life.name());
            clock.reset();
        }
    }

    @Test
    void anOpenCaseStandsInTheWayAndIsNamed() {
        Resident resident = leaver.stranger();
        var row = leaver.lodge(resident);
        assertThat(erasures.obstacles(resident.id()))
                .singleElement()
                .satisfies(obstacle -> assertThat(obstacle.link()).isEqualTo("/cases/" + row.id()));
        assertThatThrownBy(() -> erasures.ask(resident.id(), "注销"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));
    }

    @Test
    void aCaseLodgedWhileThinkingItOverWaitsTheErasure() {
        Resident resident = leaver.stranger();
        var asked = erasures.ask(resident.id(), "注销");
        leaver.lodge(resident);
        clock.forward(THOUGHT_OVER);
        job.carryOut(asked);
        assertThat(erasures.findOpen(resident.id()))
                .hasValueSatisfying(open -> assertThat(open.state()).isEqualTo(ErasureState.ASKED));
        assertThat(book.listOf(resident.id())).hasSize(1);
    }

    @Test
    void anotherWordIsNoWordAndWithoutItNothingIsAsked() {
        Resident resident = leaver.stranger();
        for (String word : List.of("", "yes", "注", "ERASE ME")) {
            assertThatThrownBy(() -> erasures.ask(resident.id(), word))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID));
        }
        assertThat(erasures.findOpen(resident.id())).isEmpty();
    }

    @Test
    void askedTwiceItIsOneAndCancelledItIsNone() {
        Resident resident = leaver.stranger();
        var first = erasures.ask(resident.id(), "注销");
        assertThat(erasures.ask(resident.id(), "erase")).isEqualTo(first);
        erasures.cancel(resident.id());
        erasures.cancel(resident.id());
        clock.forward(THOUGHT_OVER);
        job.carryOutDue();
        assertThat(vault.isDestroyed(resident.id())).isFalse();
    }

    @Test
    void beforeTheDaysAreOverNothingHappens() {
        Resident resident = leaver.stranger();
        erasures.ask(resident.id(), "注销");
        clock.forward(Duration.ofDays(6));
        assertThat(erasures.listDue()).noneMatch(one -> one.person().equals(resident.id()));
    }

    /** Two in one moment: the case is there and the erasure waits, or the erasure is first and the case is refused. */
    @Test
    void racedWithLodgingThereIsNeverACaseWithoutAnApplicant() {
        for (int round = 0; round < 10; round++) {
            Resident resident = leaver.stranger();
            var asked = erasures.ask(resident.id(), "注销");
            var answers = applicants.answers(resident);
            Crowd<Object> both = Crowd.of(2, i -> {
                if (i == 0) {
                    return leaver.lodge(resident, answers);
                }
                clock.forward(THOUGHT_OVER);
                job.carryOut(asked);
                return asked;
            });
            boolean lodged = !book.listOf(resident.id()).isEmpty();
            assertThat(vault.isDestroyed(resident.id())).as("round %d", round).isNotEqualTo(lodged);
            assertThat(both.refusals()).hasSize(lodged ? 0 : 1);
            clock.reset();
        }
    }

    @Test
    void aRestoredBackupErasesAgainWhoWasErasedSince() {
        Leaver.Life life = leaver.decided();
        byte[] wrapped = jdbc.sql("select wrapped from vault.subject_key where subject = ?")
                .param(life.resident().id())
                .query(byte[].class)
                .single();
        Snapshot backup = Snapshot.of(jdbc, life.resident().id());
        erase(life);
        backup.restore(jdbc, wrapped);
        assertThat(traces(life)).contains("identity.resident.phone_digest");
        job.redoAfterRestore();
        assertThat(vault.isDestroyed(life.resident().id())).isTrue();
        assertThat(traces(life)).isEmpty();
    }

    /** The part of a backup that matters here: her row and her key, as they were. */
    private record Snapshot(UUID id, byte[] phone, byte[] profile, java.sql.Timestamp at) {
        static Snapshot of(JdbcClient jdbc, UUID id) {
            return jdbc.sql("select phone_digest, profile, created_at from identity.resident where id = ?")
                    .param(id)
                    .query((row, n) -> new Snapshot(id, row.getBytes(1), row.getBytes(2), row.getTimestamp(3)))
                    .single();
        }

        void restore(JdbcClient jdbc, byte[] wrapped) {
            jdbc.sql("update vault.subject_key set wrapped = ?, destroyed_at = null where subject = ?")
                    .params(wrapped, id)
                    .update();
            jdbc.sql("delete from privacy.erasure where resident = ?").param(id).update();
            jdbc.sql("insert into identity.resident (id, phone_digest, profile, created_at) values (?, ?, ?, ?)")
                    .params(id, phone, profile, at)
                    .update();
        }
    }
}
