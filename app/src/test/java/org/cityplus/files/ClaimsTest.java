package org.cityplus.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Lodging;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.city.City;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.Refusal;
import org.cityplus.testing.Crowd;
import org.cityplus.testing.OwnDatabase;
import org.cityplus.vault.Vault;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** Who needs a file keeps it; the form gives it up, the case takes it over, an erased person takes it along. */
@OwnDatabase
class ClaimsTest extends DemoCityTest {
    @Autowired
    FileStore files;

    @Autowired
    Claims claims;

    @Autowired
    Drafts drafts;

    @Autowired
    Lodging lodging;

    @Autowired
    Vault vault;

    @Autowired
    City city;

    @Autowired
    DataSource database;

    @Autowired
    FileMetrics metrics;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ApplicationContext beans;

    private final String kind = "claims-" + UUID.randomUUID();

    @Test
    void aDraftHoldsItsPhotoUntilItIsThrownAway() {
        Resident chen = applicants.newResident();
        Draft draft = applicants.completeDraft(chen);
        FileId photo = FileId.parse(draft.answer("photo"));
        assertThat(holders(photo)).containsExactly("draft:" + draft.id());
        drafts.discard(chen.id(), draft.id());
        assertThat(holders(photo)).isEmpty();
        assertThat(files.find(photo)).as("its time has only begun").isPresent();
    }

    @Test
    void anotherPhotoInItsPlaceLetsTheFirstGo() {
        Resident chen = applicants.newResident();
        Draft draft = applicants.completeDraft(chen);
        FileId first = FileId.parse(draft.answer("photo"));
        drafts.save(chen.id(), draft.id(), Map.of("photo", ""));
        assertThat(holders(first)).isEmpty();
    }

    @Test
    void theCaseTakesOverWhatTheDraftHeld() {
        Resident chen = applicants.newResident();
        Draft draft = applicants.completeDraft(chen);
        FileId photo = FileId.parse(draft.answer("photo"));
        CaseRow row = lodging.lodge(chen.id(), draft.id());
        assertThat(holders(photo)).containsExactly("case:" + row.id());
    }

    @Test
    void whatSomebodyNeedsStaysHoweverLong() {
        FileId file = put("long ago");
        transactions.executeWithoutResult(_ -> claims.set("case:" + kind, List.of(file)));
        clock.forward(Duration.ofDays(400));
        assertThat(files.expire(kind, Duration.ofDays(3))).isZero();
        transactions.executeWithoutResult(_ -> claims.release("case:" + kind));
        assertThat(files.expire(kind, Duration.ofDays(3)))
                .as("its time begins now")
                .isZero();
        clock.forward(Duration.ofDays(4));
        assertThat(files.expire(kind, Duration.ofDays(3))).isEqualTo(1);
    }

    /** Whatever a program believes, the database lets no claimed row go. */
    @Test
    void theDatabaseItselfKeepsWhatIsClaimed() {
        FileId file = put("kept by the foreign key");
        transactions.executeWithoutResult(_ -> claims.set("case:" + kind, List.of(file)));
        assertThatThrownBy(() -> jdbc.sql("delete from files.file where id = ?")
                        .param(file.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void whatIsGoneCannotBeClaimed() {
        FileId gone = put("gone");
        clock.forward(Duration.ofDays(4));
        files.expire(kind, Duration.ofDays(3));
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> transactions.executeWithoutResult(_ -> claims.set("case:" + kind, List.of(gone))));
        assertThat(refusal.message().key()).isEqualTo("files.gone");
    }

    /** Claimed and swept in the same moment: it is claimed and there, or refused and gone. */
    @Test
    void aClaimAndASweepAtOnceAgree() {
        for (int round = 0; round < 20; round++) {
            FileId file = put("round " + round);
            clock.forward(Duration.ofDays(4));
            String holder = "case:" + kind + round;
            Crowd<Boolean> both = Crowd.of(4, i -> {
                if (i % 2 == 0) {
                    return files.expire(kind, Duration.ofDays(3)) >= 0;
                }
                transactions.executeWithoutResult(_ -> claims.set(holder, List.of(file)));
                return true;
            });
            boolean claimed = both.refusals().isEmpty();
            assertThat(files.find(file).isPresent()).as("round %d", round).isEqualTo(claimed);
            if (claimed) {
                assertThat(files.read(files.find(file).orElseThrow())).isNotEmpty();
            }
        }
    }

    @Test
    void anErasedPersonTakesTheirFilesAlongThoughTheyAreClaimed() {
        UUID person = UUID.randomUUID();
        vault.admit(person);
        FileId file = put(person, "mine");
        transactions.executeWithoutResult(_ -> claims.set("case:" + kind, List.of(file)));
        files.eraseSubject(person);
        assertThat(files.find(file)).isEmpty();
        assertThat(holders(file)).isEmpty();
    }

    /** A city upgraded: files of cases and drafts are claimed, the others' time begins; a node of before may go on. */
    @Test
    void filesFromBeforeAreClaimedOnce() {
        Resident chen = applicants.newResident();
        CaseRow row = applicants.lodged(chen);
        FileId ofCase = FileId.parse(photoOf(row));
        Draft draft = applicants.completeDraft(applicants.newResident());
        FileId ofDraft = FileId.parse(draft.answer("photo"));
        FileId nobodys = put("nobody's");
        clock.forward(Duration.ofHours(2));
        FileId justNow = put("of a node of the previous version");
        for (FileId file : List.of(ofCase, ofDraft, nobodys, justNow)) {
            jdbc.sql("delete from files.claim where file = ?")
                    .param(file.value())
                    .update();
            jdbc.sql("update files.file set idle_since = 'infinity' where id = ?")
                    .param(file.value())
                    .update();
        }
        assertThat(claims.hasUnsettled()).isTrue();
        ReflectionTestUtils.invokeMethod(beans.getBean("org.cityplus.cases.lifecycle.ClaimsOfOldFiles"), "settle");
        assertThat(holders(ofCase)).containsExactly("case:" + row.id());
        assertThat(holders(ofDraft)).containsExactly("draft:" + draft.id());
        assertThat(claims.hasUnsettled()).isFalse();
        clock.forward(Duration.ofDays(4));
        assertThat(files.expire(kind, Duration.ofDays(3))).as("nobody's").isEqualTo(1);
        assertThat(files.find(justNow)).as("not yet known").isPresent();
    }

    /** Two nodes at once: one sweeps, the other leaves it to it; what it did can be counted. */
    @Test
    void oneNodeSweepsAtATime() {
        Sweeps here = new Sweeps(database, jdbc, files, city, metrics, clock);
        put("old");
        clock.forward(Duration.ofDays(4));
        Crowd.of(3, _ -> {
            here.sweep();
            return true;
        });
        assertThat(count("select count(*) from files.file where kind = ?", kind))
                .isZero();
        assertThat(jdbc.sql(
                                "select count(*) from pg_locks where locktype = 'advisory' and granted and mode = 'ExclusiveLock'")
                        .query(Long.class)
                        .single())
                .as("the lock is given back")
                .isZero();
    }

    @Test
    void thePackSaysHowLongAPhotoNobodyNeedsIsKept() {
        assertThat(city.unclaimedFileKept("applicant-photo")).isEqualTo(Duration.ofHours(72));
        assertThat(city.unclaimedFileKept("not-in-the-pack")).isEqualTo(Duration.ofDays(3));
    }

    private String photoOf(CaseRow row) {
        return jdbc.sql("select file from files.claim where holder = ?")
                .param("case:" + row.id())
                .query(String.class)
                .single();
    }

    private List<String> holders(FileId file) {
        return jdbc.sql("select holder from files.claim where file = ? order by holder")
                .param(file.value())
                .query(String.class)
                .list();
    }

    private FileId put(String content) {
        UUID person = UUID.randomUUID();
        vault.admit(person);
        return put(person, content);
    }

    private FileId put(UUID person, String content) {
        return files.put(NewFile.picture(person, kind, content.getBytes(StandardCharsets.UTF_8), ""))
                .id();
    }
}
