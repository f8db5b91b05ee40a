package org.cityplus.cases.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a draft takes, and under which version. */
class DraftsTest extends DemoCityTest {
    private static final int DAYS_TO_2027 = 40;

    @Autowired
    Drafts drafts;

    @Autowired
    ServiceCatalog services;

    private Resident resident = new Resident(new UUID(0, 0), "");

    @BeforeEach
    void somebody() {
        resident = applicants.newResident();
    }

    private Refusal refused(Runnable act) {
        return catchThrowableOfType(Refusal.class, act::run);
    }

    @Test
    void answersAreThoseOfTheVersionItIsFilledInUnder() {
        Draft draft = drafts.open(resident.id(), applicants.passport());
        clock.forward(Duration.ofDays(DAYS_TO_2027));
        assertThat(services.get("passport-first").findField("speed"))
                .as("asked from 2027 on")
                .isPresent();
        assertThat(drafts.save(resident.id(), draft.id(), Map.of("speed", "normal", "delivery", "post"))
                        .answers())
                .containsEntry("delivery", "post")
                .doesNotContainKey("speed");
        drafts.renew(resident.id(), draft.id());
        assertThat(drafts.save(resident.id(), draft.id(), Map.of("speed", "normal"))
                        .answers())
                .containsEntry("speed", "normal");
    }

    @Test
    void anAnswerLongerThanAnyMayBeIsNotCutButRefused() {
        Draft draft = drafts.open(resident.id(), applicants.passport());
        String longest = "𠮷".repeat(2000);
        assertThat(drafts.save(resident.id(), draft.id(), Map.of("name", longest))
                        .answer("name"))
                .as("characters as people count them")
                .isEqualTo(longest);
        Refusal refusal = refused(
                () -> drafts.save(resident.id(), draft.id(), Map.of("name", longest + "长", "mobile", "13800000001")));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refusal.fields()).extracting(FieldError::field).containsExactly("name");
        assertThat(drafts.get(resident.id(), draft.id()).answer("mobile"))
                .as("none is taken")
                .isNotEqualTo("13800000001");
        Saved saved = drafts.save(
                resident.id(), draft.id(), Map.of("name", longest + "长", "delivery", "post"), draft.revision() + 1);
        assertThat(saved.untaken()).containsExactly("name");
        assertThat(saved.draft().answer("name")).isEqualTo(longest);
        assertThat(saved.draft().answer("delivery"))
                .as("typed on a page, the others are")
                .isEqualTo("post");
    }

    @Test
    void onlyAnOptionalQuestionIsPassedOver() {
        Draft draft = drafts.open(resident.id(), services.get("noise-complaint"));
        drafts.save(resident.id(), draft.id(), Map.of("who", "示例工地", "kind", "shop"));
        drafts.skip(resident.id(), draft.id(), "who");
        drafts.skip(resident.id(), draft.id(), "kind");
        drafts.skip(resident.id(), draft.id(), "no-such-question");
        assertThat(drafts.get(resident.id(), draft.id()).answers())
                .doesNotContainKey("who")
                .containsEntry("kind", "shop");
    }

    @Test
    void whoMayNotApplyBeginsNoDraftByWhicheverDoor() {
        Refusal refusal = refused(() -> drafts.open(resident.id(), services.get("passport-minor")));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(refusal.message()).isEqualTo(Message.of("cases.applicant.not-self"));
        assertThat(drafts.findOpen(resident.id(), "passport-minor")).isEmpty();
    }

    @Test
    void whoBeganGoesOnWhereTheyWere() {
        Draft draft = drafts.open(resident.id(), applicants.passport());
        drafts.save(resident.id(), draft.id(), Map.of("name", "陈雨"));
        Draft again = drafts.open(resident.id(), applicants.passport());
        assertThat(again.id()).isEqualTo(draft.id());
        assertThat(again.answer("name")).isEqualTo("陈雨");
    }

    @Test
    void aDraftFromBeforeVersionsWereKeptWhoseServiceIsGoneStopsNoPage() {
        Draft draft = drafts.open(resident.id(), services.get("noise-complaint"));
        jdbc.sql("update cases.draft set version = null, service = 'of-before' where id = ?")
                .param(draft.id())
                .update();
        assertThat(drafts.listOpen(resident.id())).isEmpty();
        assertThat(refused(() -> drafts.get(resident.id(), draft.id())).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
    }
}
