package org.cityplus.privacy.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cityplus.cases.testing.Applicants.as;
import static org.cityplus.testing.Forms.csrf;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cityplus.audit.Audit;
import org.cityplus.channels.inbox.Inbox;
import org.cityplus.city.City;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Residents;
import org.cityplus.identity.Role;
import org.cityplus.kernel.Refusal;
import org.cityplus.privacy.rights.Corrections.State;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What a person may put right alone, and what an agency answers for. */
class CorrectionsTest extends PrivacyTest {
    @Autowired
    Corrections corrections;

    @Autowired
    Residents residents;

    @Autowired
    Inbox inbox;

    @Autowired
    Audit audit;

    @Autowired
    City city;

    @Autowired
    MockMvcTester mvc;

    private MockMvcTester.MockMvcRequestBuilder save(Resident who, String surname, String given, String address) {
        return mvc.post()
                .uri("/me/profile")
                .param("surnameLatin", surname)
                .param("givenNamesLatin", given)
                .param("address", address)
                .with(as(who))
                .with(csrf());
    }

    @Test
    void latinNamesAndAddressAreOnesOwnToCorrectWithATraceThatSaysWhichButNotWhat() {
        Resident resident = leaver.stranger();
        assertThat(save(resident, "lyu", "YUTONG", "渝中区某路 1 号")).hasStatus(302);
        assertThat(save(resident, "lyu", "YUTONG", "渝中区某路 1 号"))
                .as("again changes nothing")
                .hasStatus(302);
        var profile = residents.getProfile(resident.id());
        assertThat(profile.surnameLatin()).isEqualTo("LYU");
        assertThat(profile.address()).isEqualTo("渝中区某路 1 号");
        assertThat(profile.phone()).isNotNull();
        var traces = audit.list(resident.id(), "person:" + resident.id(), "profile-corrected");
        assertThat(traces)
                .singleElement()
                .satisfies(entry -> assertThat(entry.why()).isEqualTo("surnameLatin, givenNamesLatin, address"));
    }

    @Test
    void whatIsWrongIsNamedAndNothingTypedIsLost() {
        Resident resident = leaver.stranger();
        var answer = save(resident, "吕", "YUTONG", "x".repeat(121)).exchange();
        assertThat(answer).hasStatus(422).bodyText().contains("吕", "id=\"surnameLatin-e\"", "id=\"address-e\"");
        assertThat(residents.getProfile(resident.id()).givenNamesLatin()).isNull();
    }

    @Test
    void anAgencyAnswersOnceWithReasonsAndThePersonIsTold() {
        Resident resident = leaver.stranger();
        String agency = city.agencies().getFirst().id().value();
        corrections.ask(resident.id(), agency, "护照办件里的地址错了");
        corrections.ask(resident.id(), agency, "护照办件里的地址错了");
        var asked = corrections.list(resident.id());
        assertThat(asked).hasSize(1);
        var id = asked.getFirst().id();
        Officer officer = desk.officer(agency, Role.OFFICER);
        assertThat(corrections.listWaiting(officer)).anyMatch(one -> one.id().equals(id));
        corrections.listWaiting(officer);
        assertThat(audit.list(resident.id(), "correction:" + id, "correction-looked"))
                .hasSize(1);
        assertRefused(Refusal.Kind.INVALID, () -> corrections.answer(officer, id, true, " "));
        Officer another = desk.officer(desk.newAgency(), Role.OFFICER);
        assertRefused(Refusal.Kind.NOT_FOUND, () -> corrections.answer(another, id, true, "是"));
        corrections.answer(officer, id, false, "与登记一致");
        assertRefused(Refusal.Kind.CONFLICT, () -> corrections.answer(officer, id, true, "改了"));
        assertThat(corrections.list(resident.id())).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo(State.DECLINED);
            assertThat(one.answer()).isEqualTo("与登记一致");
        });
        assertThat(inbox.all(resident.id(), Long.MAX_VALUE, 10))
                .anyMatch(note -> note.kind().equals("privacy.correction-answered"));
    }

    @Test
    void fiveThatWaitAreEnoughAndAnUnknownAgencyIsNone() {
        Resident resident = leaver.stranger();
        String agency = city.agencies().getFirst().id().value();
        for (int i = 0; i < 5; i++) {
            corrections.ask(resident.id(), agency, "第 " + i + " 处");
        }
        assertRefused(Refusal.Kind.TOO_MANY, () -> corrections.ask(resident.id(), agency, "再一处"));
        for (String wrong : List.of("", "no-such", "' or 1=1")) {
            assertRefused(Refusal.Kind.INVALID, () -> corrections.ask(resident.id(), wrong, "错了"));
        }
    }

    private static void assertRefused(Refusal.Kind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }
}
