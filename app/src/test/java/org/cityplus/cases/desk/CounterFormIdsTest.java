package org.cityplus.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cityplus.cases.definition.LifeEventCatalog;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Lodging;
import org.cityplus.cases.lifeevent.Bundle;
import org.cityplus.cases.lifeevent.Bundles;
import org.cityplus.cases.lifeevent.Standing;
import org.cityplus.cases.lifeevent.Standings;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.identity.Counter;
import org.cityplus.identity.CounterVisit;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Role;
import org.cityplus.kernel.Refusal;
import org.cityplus.testing.Crowd;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

/** The id under which a clerk files: it names one filing, and nothing of anybody else's. */
class CounterFormIdsTest extends DemoCityTest {
    @Autowired
    Counter counter;

    @Autowired
    CounterCases cases;

    @Autowired
    Lodging lodging;

    @Autowired
    Drafts drafts;

    @Autowired
    LifeEventCatalog events;

    @Autowired
    Bundles bundles;

    @Autowired
    Standings standings;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JsonMapper json;

    private Officer clerk = new Officer(new UUID(0, 0), "", "", "", "", null);
    private CounterVisit visit = new CounterVisit(clerk.id(), clerk.id(), java.time.Instant.EPOCH);
    private Map<String, String> answers = Map.of();

    @BeforeEach
    void sheComes() {
        clerk = desk.officer("exit-entry-500103", Role.CLERK);
        visit = counter.receive(clerk, "resident-card", "500193194602091348", "罗桂芳", "办护照");
        answers = applicants.answers(new Resident(visit.person(), ""));
        answers.put("name", "罗桂芳");
        answers.put("idNumber", "500193194602091348");
    }

    private CaseRow file(String service, UUID form) {
        return cases.file(clerk, visit.id(), service, form, answers);
    }

    @Test
    void sentTwelveTimesAtOnceItIsOneCaseForAll() {
        UUID form = UUID.randomUUID();
        Crowd<CaseRow> sent = Crowd.of(12, i -> file("passport-first", form));
        assertThat(sent.refusals()).isEmpty();
        assertThat(sent.answers()).hasSize(12);
        assertThat(sent.answers().stream().map(CaseRow::id).distinct()).hasSize(1);
        assertThat(count("select count(*) from cases.case_row where draft = ?", form))
                .isOne();
        assertThat(refused(() -> file("passport-renewal", form)))
                .as("it is not another service's too")
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void aDraftOfSomebodysIsNoFormOfTheCounters() throws Exception {
        Resident other = applicants.newResident();
        Draft draft = applicants.completeDraft(other);
        assertThat(refused(() -> file("passport-first", draft.id()))).isEqualTo(Refusal.Kind.NOT_FOUND);
        assertThat(mvc.put()
                        .uri("/api/desk/counter/{visit}/cases/{form}", visit.id(), draft.id())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(Map.of("service", "passport-first", "answers", answers)))
                        .with(Applicants.as(clerk)))
                .hasStatus(404);
        CaseRow own = lodging.lodge(other.id(), draft.id());
        assertThat(own.applicant()).isEqualTo(other.id());
        assertThat(refused(() -> file("passport-first", draft.id())))
                .as("nor is the case it became")
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void aLifeEventShowsNoCaseThatIsNotItsOwn() {
        Resident other = applicants.newResident();
        Bundle bundle = bundles.begin(
                other.id(), events.get("moving-here"), other.id(), null, Map.of("registered", "here", "car", "yes"));
        bundle = bundles.choose(other.id(), bundle.id(), Set.of("parking-permit"));
        UUID gone = bundle.findPart("parking-permit").orElseThrow().draft();
        drafts.discard(other.id(), gone);
        CaseRow hers = file("passport-first", gone);
        assertThat(standings.list(bundle)).singleElement().isInstanceOf(Standing.Shut.class);
        assertThat(mvc.get().uri("/api/bundles/" + bundle.id()).with(Applicants.as(other)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(hers.number(), hers.id().toString());
    }

    private static Refusal.Kind refused(ThrowingCallable act) {
        return catchThrowableOfType(Refusal.class, act).kind();
    }
}
