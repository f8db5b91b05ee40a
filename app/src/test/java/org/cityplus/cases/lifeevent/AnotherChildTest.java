package org.cityplus.cases.lifeevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.testing.Forms.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Photos;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DeskScene;
import org.cityplus.cases.testing.SignedIn;
import org.cityplus.identity.GuardianConsents;
import org.cityplus.identity.Mandate;
import org.cityplus.identity.Resident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A life event begun again under other answers; and what one service that cannot go on means for the others. */
class AnotherChildTest extends LifeEventTest {
    private static final String GIRL = "500192201806211336";
    private static final Map<String, String> ABROAD = Map.of("registered", "yes", "travel", "yes");
    private static final Map<String, String> BOTH = Map.of("registered", "no", "travel", "yes");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Photos photos;

    private Resident mother = new Resident(new UUID(0, 0), "");
    private UUID boy = new UUID(0, 0);
    private UUID girl = new UUID(0, 0);
    private UUID guardianship = new UUID(0, 0);

    @BeforeEach
    void aMotherOfTwo() {
        Family family = family();
        mother = family.mother();
        boy = family.boy();
        Mandate mandate = mandates.establishGuardian(mother.id(), "秦小雨", GIRL);
        guardianship = mandate.id();
        girl = Objects.requireNonNull(mandate.represented());
        consents.give(mother.id(), guardianship, GuardianConsents.TEXT_VERSION);
        for (UUID person : List.of(mother.id(), boy, girl)) {
            drafts.listOpen(person).forEach(draft -> drafts.discard(mother.id(), draft.id()));
        }
    }

    @AfterEach
    void theGirlsConsentIsTakenBack() {
        consents.revoke(mother.id(), guardianship);
    }

    private Bundle begun(UUID child, Map<String, String> answers) {
        return bundles.begin(mother.id(), events.get("having-a-child"), mother.id(), child, answers);
    }

    private Bundle abroad(Bundle bundle) {
        return bundles.choose(mother.id(), bundle.id(), Set.of("passport-minor"));
    }

    private static Bundle.Part passport(Bundle bundle) {
        return bundle.findPart("passport-minor").orElseThrow();
    }

    private String page(Bundle bundle, String rest) throws Exception {
        return mvc.get()
                .uri("/bundles/" + bundle.id() + rest)
                .header("Accept-Language", "en")
                .with(Applicants.as(mother))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void begunAgainForAnotherChildItIsThatChildsAndTheFirstsFormIsKeptByItself() throws Exception {
        Bundle first = abroad(begun(boy, ABROAD));
        UUID his = passport(first).draft();
        forms.save(mother.id(), first.id(), Map.of("passport-minor.guardian.mobile", "13900000013"));

        Bundle again = begun(girl, ABROAD);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.parts()).isEmpty();
        assertThat(bundles.leftOut(again)).extracting(Draft::id).containsExactly(his);
        assertThat(drafts.get(mother.id(), his).answer("guardian.mobile")).isEqualTo("13900000013");
        assertThat(page(again, "/services"))
                .as("said with where it is")
                .contains("Forms outside this life event", "/drafts/" + his, "秦小川");

        Bundle hers = abroad(again);
        assertThat(passport(hers).resident()).isEqualTo(girl);
        assertThat(form(hers).drafts())
                .singleElement()
                .satisfies(of -> assertThat(of.draft().resident()).isEqualTo(girl));
        assertThat(page(hers, "/check")).contains("秦小雨").doesNotContain("秦小川");
        UUID herDraft = passport(hers).draft();

        Bundle back = abroad(begun(boy, ABROAD));
        assertThat(passport(back).draft())
                .as("his form is taken up where it was left")
                .isEqualTo(his);
        assertThat(bundles.leftOut(back)).extracting(Draft::id).containsExactly(herDraft);
    }

    /** A page open for him, and the life event begun again for her in a second window. */
    @Test
    void whatIsTypedForTheFirstChildNeverComesIntoTheSecondsForm() throws Exception {
        Bundle his = abroad(begun(boy, ABROAD));
        UUID hisDraft = passport(his).draft();
        String form = "/bundles/" + his.id() + "/form/passport-minor.guardian";
        SignedIn window = new SignedIn(mvc, mother);
        assertThat(window.get(form)).contains("name=\"whose\" value=\"" + boy + "\"");
        Bundle hers = abroad(begun(girl, ABROAD));

        assertThat(window.post(form + "/save", "whose", boy.toString(), "guardian.mobile", "13900000013")
                        .getStatus())
                .isEqualTo(409);
        assertThat(SignedIn.to(window.post(form, "whose", boy.toString(), "guardian.name", "罗静")))
                .isEqualTo("/drafts/" + hisDraft);
        Draft kept = drafts.get(mother.id(), hisDraft);
        assertThat(kept.answer("guardian.mobile")).isEqualTo("13900000013");
        assertThat(drafts.get(mother.id(), passport(hers).draft()).answer("guardian.mobile"))
                .isNotEqualTo("13900000013");

        drafts.discard(mother.id(), hisDraft);
        assertThat(window.post(form, "whose", boy.toString(), "guardian.mobile", "13900000014")
                        .getStatus())
                .as("a form that is gone takes nothing, and hers neither")
                .isEqualTo(409);
        assertThat(drafts.get(mother.id(), passport(hers).draft()).answer("guardian.mobile"))
                .isNotEqualTo("13900000014");
    }

    /** The same for a photo, which no page brings back: it is his, and only his. */
    @Test
    void aPhotoSentFromTheFirstChildsOldWindowIsKeptInHisForm() throws Exception {
        Bundle his = abroad(begun(boy, ABROAD));
        UUID hisDraft = passport(his).draft();
        String form = "/bundles/" + his.id() + "/form/passport-minor.photo";
        Bundle hers = abroad(begun(girl, ABROAD));

        assertThat(SignedIn.to(sent(form, boy, DeskScene.portrait()))).isEqualTo("/drafts/" + hisDraft);
        String photo = drafts.get(mother.id(), hisDraft).answer("photo");
        assertThat(photos.find(boy, photo)).as("kept as his").isPresent();
        assertThat(photos.find(girl, photo)).isEmpty();
        assertThat(drafts.get(mother.id(), passport(hers).draft()).answer("photo"))
                .isEmpty();

        MockHttpServletResponse refused = sent(form, boy, "no picture".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString())
                .as("his form says why, and goes on there")
                .contains("/drafts/" + hisDraft, "秦小川", "JPEG")
                .doesNotContain("秦小雨");
        assertThat(drafts.get(mother.id(), hisDraft).answer("photo")).isEqualTo(photo);
    }

    /** His form went on in a window of its own meanwhile: what cannot be taken is shown with why, and not lost. */
    @Test
    void whatHisFormDoesNotTakeIsToldAndStillThere() throws Exception {
        Bundle his = abroad(begun(boy, ABROAD));
        UUID hisDraft = passport(his).draft();
        int seen = drafts.get(mother.id(), hisDraft).revision();
        String form = "/bundles/" + his.id() + "/form/passport-minor.guardian";
        abroad(begun(girl, ABROAD));
        drafts.save(mother.id(), hisDraft, Map.of("guardian.mobile", "13900000015"));

        SignedIn window = new SignedIn(mvc, mother);
        MockHttpServletResponse changed = window.post(
                form, "whose", boy.toString(), "revision", String.valueOf(seen), "guardian.mobile", "13900000016");
        assertThat(changed.getStatus()).isEqualTo(409);
        assertThat(changed.getContentAsString()).contains("/drafts/" + hisDraft, "13900000015", "13900000016");
        assertThat(drafts.get(mother.id(), hisDraft).answer("guardian.mobile")).isEqualTo("13900000015");

        String tooLong = "罗".repeat(5000);
        MockHttpServletResponse refused = window.post(form, "whose", boy.toString(), "guardian.name", tooLong);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("/drafts/" + hisDraft, tooLong);
    }

    private MockHttpServletResponse sent(String form, UUID whose, byte[] photo) throws Exception {
        return mvc.perform(multipart(form)
                        .file(new MockMultipartFile("photo-photo", "him.jpg", "image/jpeg", photo))
                        .param("whose", whose.toString())
                        .header("Accept-Language", "en")
                        .with(csrf())
                        .with(Applicants.as(mother)))
                .getResponse();
    }

    @Test
    void aBundleThatKeptTheFirstChildsFormIsMendedByChoosing() {
        Bundle bundle = abroad(begun(boy, ABROAD));
        jdbc.sql("update cases.life_event set child = ? where id = ?")
                .params(girl, bundle.id())
                .update();
        Bundle chosen = abroad(bundle);
        assertThat(passport(chosen).resident()).isEqualTo(girl);
        assertThat(passport(chosen).draft()).isNotEqualTo(passport(bundle).draft());
    }

    @Test
    void whatBelongsNoLongerIsNoPartOfItUnlessItIsSent() {
        Resident resident = applicants.newResident();
        Bundle bundle = filledIn(movedHere(resident));
        UUID parking = bundle.findPart("parking-permit").orElseThrow().draft();
        lodging.lodge(
                resident.id(),
                bundle.findPart("residence-certificate").orElseThrow().draft());
        Bundle again = begun(resident, "moving-here", Map.of("registered", "here", "car", "no"));
        assertThat(again.id()).isEqualTo(bundle.id());
        assertThat(again.parts()).extracting(Bundle.Part::service).containsExactly("residence-certificate");
        assertThat(cases(again)).hasSize(1);
        assertThat(bundles.leftOut(again)).extracting(Draft::id).containsExactly(parking);
        assertThat(drafts.get(resident.id(), parking).answer("plate")).isNotBlank();
    }

    @Test
    void oneServiceThatCannotGoOnIsShownWithWhyAndTheOthersGoOn() throws Exception {
        Bundle bundle =
                bundles.choose(mother.id(), begun(girl, BOTH).id(), Set.of("birth-registration", "passport-minor"));
        consents.revoke(mother.id(), guardianship);
        forms.save(mother.id(), bundle.id(), Map.of("birth-registration.mobile", "13900000013"));
        for (int i = 0; i < 2; i++) {
            assertThat(mvc.get()
                            .uri("/api/bundles/" + bundle.id())
                            .header("Accept-Language", "en")
                            .with(Applicants.as(mother)))
                    .hasStatusOk()
                    .bodyJson()
                    .hasPathSatisfying(
                            "$.services[1].state", state -> assertThat(state).isEqualTo("SHUT"))
                    .hasPathSatisfying(
                            "$.services[1].problem",
                            why -> assertThat(why).asString().contains("guardian’s consent"));
            assertThat(mvc.get().uri("/bundles/" + bundle.id() + "/form").with(Applicants.as(mother)))
                    .hasStatus(302);
            assertThat(page(bundle, "/services")).contains("guardian’s consent");
            assertThat(page(bundle, "/check")).contains("guardian’s consent", "Register a birth");
            // And once more without the form, thrown away as it is of no use now.
            drafts.discard(mother.id(), passport(bundle).draft());
        }
        forms.save(mother.id(), bundle.id(), rightAnswers(form(bundle), 7));
        assertThat(sending.send(mother.id(), bundle.id()))
                .satisfiesExactly(
                        sent -> assertThat(sent).isInstanceOf(Sending.Outcome.Sent.class),
                        shut -> assertThat(shut).isInstanceOf(Sending.Outcome.Shut.class));
        assertThat(page(bundle, "")).contains("guardian’s consent", "Not under way");
    }
}
