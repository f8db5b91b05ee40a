package org.cityplus.cases.lifeevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cityplus.audit.Audit;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Filer;
import org.cityplus.cases.lifeevent.CounterSheets.Beginning;
import org.cityplus.identity.Counter;
import org.cityplus.identity.CounterVisit;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Role;
import org.cityplus.kernel.Refusal;
import org.cityplus.testing.Crowd;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A mother comes to the counter: one sheet for both services, filed by a clerk in her name, and gone on with when the time comes. */
class CounterBundlesTest extends LifeEventTest {
    private static final Map<String, String> BOTH = Map.of("registered", "no", "travel", "yes");
    private static final Set<String> SERVICES = Set.of("birth-registration", "passport-minor");

    @Autowired
    CounterBundles counter;

    @Autowired
    CounterSheets sheets;

    @Autowired
    Counter visits;

    @Autowired
    Audit audit;

    private Family family = new Family(new org.cityplus.identity.Resident(new UUID(0, 0), ""), new UUID(0, 0));
    private Officer clerk = new Officer(new UUID(0, 0), "", "", "", "", null);
    private UUID visit = new UUID(0, 0);

    @BeforeEach
    void sheComes() {
        family = family();
        drafts.listOpen(family.boy())
                .forEach(draft -> drafts.discard(family.mother().id(), draft.id()));
        clerk = desk.officer("exit-entry-500103", Role.CLERK);
        CounterVisit came = visits.receive(clerk, "resident-card", "500191198203111327", "罗静", "孩子上户口、办护照");
        visit = came.id();
        assertThat(came.person()).isEqualTo(family.mother().id());
    }

    private Beginning both() {
        return new Beginning("having-a-child", BOTH, family.boy());
    }

    @Test
    void oneSheetIsFiledOnceInHerNameAndTheClerksAndTheRestWaits() {
        CounterSheet sheet = sheets.begin(clerk, visit, both());
        assertThat(sheet.now()).containsExactly("birth-registration");
        assertThat(sheet.known()).containsEntry("birth-registration.name", "罗静");
        assertThat(sheet.questions().map(Form.Question::id)).doesNotContain("passport-minor.kind");
        Map<String, String> typed = rightAnswers(sheet.form(), 7, sheet.known());
        UUID form = UUID.randomUUID();
        Bundle bundle = counter.file(clerk, visit, form, both(), SERVICES, typed);
        CaseRow birth = cases(bundle).getFirst();
        assertThat(birth.applicant()).isEqualTo(family.mother().id());
        assertThat(birth.findFiler()).hasValue(new Filer(clerk.id(), Filer.As.CLERK, clerk.signature()));
        assertThat(desk.trail(birth)).contains("lodged");
        assertThat(audit.list(family.mother().id(), "life-event:" + form, CounterBundles.FILED))
                .singleElement()
                .satisfies(entry -> assertThat(entry.actorName()).isEqualTo(clerk.signature()));
        Crowd.of(4, i -> counter.file(clerk, visit, form, both(), SERVICES, typed));
        assertThat(cases(bundle)).containsExactly(book.get(birth.id()));
        assertThat(standings.list(bundle).getLast()).isInstanceOf(Standing.Awaiting.class);
        Draft later = drafts.get(
                family.mother().id(),
                bundle.findPart("passport-minor").orElseThrow().draft());
        assertThat(later.answer("guardian.mobile")).isEqualTo(typed.get("birth-registration.mobile"));
        assertThat(bundles.get(family.mother().id(), form).isSent())
                .as("she finds it at home")
                .isTrue();
        assertThat(counter.listWaiting(clerk, visit)).extracting(Bundle::id).doesNotContain(form);

        grant(birth);
        UUID again = visits.receive(clerk, "resident-card", "500191198203111327", "罗静", "接着办护照")
                .id();
        assertThat(counter.listWaiting(clerk, again)).extracting(Bundle::id).contains(form);
        CounterSheet next = counter.next(clerk, again, form);
        assertThat(audit.list(family.boy(), "draft:" + later.id(), CounterBundles.LOOKED))
                .hasSize(1);
        assertThat(next.known()).containsEntry("passport-minor.guardian.mobile", later.answer("guardian.mobile"));
        Map<String, String> rest = rightAnswers(next.form(), 7, next.known());
        for (int i = 0; i < 2; i++) {
            counter.fileNext(clerk, again, form, Set.of("passport-minor"), rest);
        }
        assertThat(cases(bundle)).hasSize(2).last().satisfies(row -> {
            assertThat(row.applicant()).isEqualTo(family.boy());
            assertThat(row.findFiler().map(Filer::id)).hasValue(clerk.id());
        });
    }

    @Test
    void whatIsWrongIsToldQuestionByQuestionAndNothingIsFiled() {
        CounterSheet sheet = sheets.begin(clerk, visit, both());
        Map<String, String> typed = rightAnswers(sheet.form(), 7, sheet.known());
        typed.put("birth-registration.mobile", "12");
        typed.remove("birth-registration.birthDate");
        UUID form = UUID.randomUUID();
        Refusal refused =
                catchThrowableOfType(Refusal.class, () -> counter.file(clerk, visit, form, both(), SERVICES, typed));
        assertThat(refused.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refused.fields())
                .extracting(error -> error.field())
                .containsExactly("birth-registration.mobile", "birth-registration.birthDate");
        assertThat(count("select count(*) from cases.life_event where id = ?", form))
                .isZero();
        assertThat(refused(() -> counter.file(clerk, visit, form, both(), Set.of(), typed)))
                .as("none is wanted")
                .isEqualTo(Refusal.Kind.INVALID);
    }

    @Test
    void forAChildWhoseGuardianDidNotAgreeNothingBegins() {
        UUID girl = java.util.Objects.requireNonNull(
                mandates.establishGuardian(family.mother().id(), "秦小雨", "500192201806211336")
                        .represented());
        Beginning beginning = new Beginning("having-a-child", BOTH, girl);
        CounterSheet sheet = sheets.begin(clerk, visit, new Beginning("having-a-child", BOTH, null));
        UUID form = UUID.randomUUID();
        Map<String, String> typed = rightAnswers(sheet.form(), 7, sheet.known());
        assertThat(refused(() -> counter.file(clerk, visit, form, beginning, SERVICES, typed)))
                .isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(count("select count(*) from cases.life_event where id = ?", form))
                .isZero();
        counter.file(clerk, visit, form, beginning, Set.of("birth-registration"), typed);
        assertThat(count("select count(*) from cases.life_event_part where life_event = ?", form))
                .isOne();
    }

    @Test
    void nobodyElsesClerkSeesAnyOfIt() {
        Officer elsewhere = desk.officer("ecology-500103", Role.CLERK);
        UUID there = visits.receive(elsewhere, "resident-card", "500191198203111327", "罗静", "投诉")
                .id();
        Officer officer = desk.officer("exit-entry-500103", Role.OFFICER);
        UUID stranger = applicants.newResident().id();
        for (ThrowingCallable tried : List.<ThrowingCallable>of(
                () -> sheets.begin(elsewhere, there, both()),
                () -> sheets.begin(elsewhere, visit, both()),
                () -> sheets.begin(officer, visit, both()),
                () -> sheets.begin(clerk, visit, new Beginning("having-a-child", BOTH, stranger)),
                () -> counter.get(clerk, visit, UUID.randomUUID()))) {
            assertThat(refused(tried)).isEqualTo(Refusal.Kind.NOT_FOUND);
        }
        assertThat(sheets.list(elsewhere)).isEmpty();
        Bundle own =
                filledIn(chosen(begun(family.mother(), "moving-here", Map.of("registered", "here", "car", "yes"))));
        sending.send(family.mother().id(), own.id());
        assertThat(refused(() -> counter.get(clerk, visit, own.id())))
                .as("what she sent from home is hers alone")
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    private static Refusal.Kind refused(ThrowingCallable act) {
        return catchThrowableOfType(Refusal.class, act).kind();
    }
}
