package org.cityplus.cases.lifeevent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.identity.Mandate;
import org.cityplus.identity.Resident;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A daughter fills in a life event for her father: every look at what is his is on his record, wherever it is shown to her. */
class RepresentedFormsTest extends LifeEventTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Audit audit;

    private final Map<String, String> answers = Map.of("registered", "elsewhere", "travel", "none");

    private int looks(UUID person, UUID draft) {
        return audit.list(person, "draft:" + draft, "representative-looked").size();
    }

    @Test
    void whoseFormItIsCanReadEveryLookAtIt() {
        Resident daughter = applicants.newResident();
        UUID father = applicants.newResident().id();
        String phone =
                Objects.requireNonNull(residents.getProfile(father).phone()).value();
        Mandate mandate = mandates.ask(daughter.id(), phone, "senior-card", LocalDate.of(2027, 11, 24));
        mandates.confirm(father, mandate.id());
        Bundle bundle = chosen(bundles.begin(daughter.id(), events.get("retiring"), father, null, answers));
        UUID draft = bundle.findPart("senior-card").orElseThrow().draft();
        forms.save(daughter.id(), bundle.id(), Map.of("senior-card.idNumber", ID_NUMBER));
        String page = form(bundle)
                .findPageOf("senior-card", "idNumber")
                .map(FormPage::id)
                .orElseThrow();
        int looks = looks(father, draft);
        assertThat(looks).as("one an hour").isEqualTo(1);
        String own = "/bundles/" + bundle.id();
        for (String address : List.of("/api" + own, own + "/form/" + page, own + "/check", own + "/form")) {
            clock.forward(Duration.ofHours(2));
            assertThat(mvc.get()
                            .uri(address)
                            .with(Applicants.as(daughter))
                            .exchange()
                            .getResponse()
                            .getStatus())
                    .isIn(200, 302);
            assertThat(looks(father, draft)).as(address).isEqualTo(++looks);
        }
        clock.forward(Duration.ofHours(2));
        assertThat(mvc.post().uri("/api/drafts/" + draft + "/renew").with(Applicants.as(daughter)))
                .hasStatusOk()
                .bodyText()
                .contains(ID_NUMBER);
        assertThat(looks(father, draft)).as("renewed").isEqualTo(++looks);
        assertThat(mvc.get().uri("/api" + own).with(Applicants.as(daughter)))
                .bodyText()
                .contains(ID_NUMBER);
        assertThat(looks(father, draft)).as("the same hour").isEqualTo(looks);
        assertThat(audit.list(father, "draft:" + draft, "representative-looked"))
                .allSatisfy(look -> assertThat(look.actor()).isEqualTo(daughter.id()));
    }

    @Test
    void lookingAtWhatIsOnesOwnIsNoLook() {
        Resident resident = applicants.newResident();
        Bundle bundle = movedHere(resident);
        assertThat(mvc.get().uri("/api/bundles/" + bundle.id()).with(Applicants.as(resident)))
                .hasStatusOk();
        assertThat(bundle.parts())
                .allSatisfy(
                        part -> assertThat(looks(resident.id(), part.draft())).isZero());
    }
}
